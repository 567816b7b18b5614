using Microsoft.AspNetCore.Components;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Pages.Rollouts;

/// <summary>All rollouts that the filters in the address ask for.</summary>
public sealed partial class RolloutListPage
{
    private Load<ValueList<RolloutSummary>> _load = Load<ValueList<RolloutSummary>>.Start;
    private ValueList<Person> _people = [];
    private Dictionary<RolloutKey, LiveCount> _counts = [];

    [Inject] private IRolloutReader Rollouts { get; set; } = null!;

    [Inject] private CountLive People { get; set; } = null!;

    [Inject] private IAccountReader Accounts { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [SupplyParameterFromQuery] public string? Status { get; set; }

    [SupplyParameterFromQuery] public string? Owner { get; set; }

    [SupplyParameterFromQuery] public string? Q { get; set; }

    [SupplyParameterFromQuery] public string? Sort { get; set; }

    /// <summary>What the address says; what it says wrongly filters nothing.</summary>
    private RolloutFilter Filter => new(
        Enum.TryParse<RolloutStatus>(Status, ignoreCase: true, out var status) && Enum.IsDefined(status) ? status : null,
        UserId.Parse(Owner, "owner").TryGet(out var owner) ? owner : null,
        string.IsNullOrWhiteSpace(Q) ? null : Q,
        Enum.TryParse<RolloutOrder>(Sort, ignoreCase: true, out var order) && Enum.IsDefined(order) ? order : RolloutOrder.ChangedLast);

    protected override Task OnParametersSetAsync() => ReloadAsync();

    protected override bool Concerns(ChangeNotice change) => change.SubjectKind is SubjectKinds.Rollout or SubjectKinds.Account;

    protected override async Task ReloadAsync()
    {
        _people = await Accounts.AllAsync(Leaving);
        var list = await Rollouts.ListAsync(Filter, Leaving);
        // One new set per reading, so that a list that is still shown never mixes two.
        var counts = new Dictionary<RolloutKey, LiveCount>();
        foreach (var row in list.Where(row => row.Status is RolloutStatus.Running or RolloutStatus.Paused))
        {
            if (await Rollouts.FindAsync(row.Key, Leaving) is { } state) counts[row.Key] = await People.OfAsync(state, Leaving);
        }
        (_counts, _load) = (counts, list);
    }

    private void Show(RolloutFilter filter) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(Urls.Rollouts, new Dictionary<string, object?>
    {
        ["status"] = filter.Status?.ToString(),
        ["owner"] = filter.Owner?.Value,
        ["q"] = filter.Text,
        ["sort"] = filter.Order is RolloutOrder.ChangedLast ? null : filter.Order.ToString(),
    }), replace: true);
}
