using Microsoft.AspNetCore.Components;
using RolloutPlanner.Application.Accounts;
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

    [Inject] private IRolloutReader Rollouts { get; set; } = null!;

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
        _load = await Rollouts.ListAsync(Filter, Leaving);
    }

    private void Show(RolloutFilter filter) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(Urls.Rollouts, new Dictionary<string, object?>
    {
        ["status"] = filter.Status?.ToString(),
        ["owner"] = filter.Owner?.Value,
        ["q"] = filter.Text,
        ["sort"] = filter.Order is RolloutOrder.ChangedLast ? null : filter.Order.ToString(),
    }), replace: true);
}
