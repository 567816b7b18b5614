using System.Globalization;
using Microsoft.AspNetCore.Components;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Audit;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Components.History;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Components.Text;

namespace RolloutPlanner.Components.Pages.History;

/// <summary>The history under the filter of the address, and one entry in full.</summary>
public sealed partial class HistoryPage
{
    private Load<HistoryView> _load = Load<HistoryView>.Start;
    private IReadOnlyList<KeyValuePair<string, string>> _rollouts = [];
    private IReadOnlyList<KeyValuePair<string, string>> _people = [];
    private IReadOnlyList<KeyValuePair<string, string>> _kinds = [];

    [Inject] private ShowHistory History { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "rollout")] public string? Rollout { get; set; }

    [SupplyParameterFromQuery(Name = "person")] public string? Person { get; set; }

    [SupplyParameterFromQuery(Name = "kind")] public string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "from")] public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")] public string? To { get; set; }

    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }

    // As text, because an address may say anything.
    [SupplyParameterFromQuery(Name = "entry")] public string? Entry { get; set; }

    [SupplyParameterFromQuery(Name = "page")] public string? Page { get; set; }

    [SupplyParameterFromQuery(Name = "compare")] public string? Compare { get; set; }

    private HistoryQueryText Filter => new(Rollout, Person, Kind, From, To, Text);

    private bool MayExport => Policies.Allows(Policies.ExportHistory, Me.AsActor);

    private string? PageText => HistoryAddress.Page(Page) is > 1 and var page ? page.ToString(CultureInfo.InvariantCulture) : null;

    protected override Task OnParametersSetAsync() => LoadAsync();

    protected override bool Concerns(ChangeNotice change) => change.SubjectKind != SubjectKinds.Sessions;

    protected override Task ReloadAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var view = await History.RunAsync(Filter.ToFilter(Reader.Zone, HistoryAddress.Page(Page)), new(), HistoryAddress.Entry(Entry), Leaving);
        _rollouts = Sorted(view.Names.Rollouts);
        _people = [.. Sorted(view.Names.People), .. SystemActors.All.Select(actor => KeyValuePair.Create(actor.Id.Value, actor.Name))];
        _kinds = [.. view.Kinds.Select(kind => KeyValuePair.Create(kind, HistoryWords.Kind(kind)))];
        _load = view;
    }

    private static IReadOnlyList<KeyValuePair<string, string>> Sorted(IReadOnlyDictionary<string, string> names) => [.. names.OrderBy(name => name.Value, StringComparer.OrdinalIgnoreCase)];

    private void Show(HistoryQueryText filter) => Navigation.NavigateTo(Urls.History + filter.ToQuery());

    private string Address(long seq, string? compare = null) => Urls.History + Filter.ToQuery(("page", PageText), ("entry", seq.ToString(CultureInfo.InvariantCulture)), ("compare", compare));

    private string PageAddress(int page) => Urls.History + Filter.ToQuery(("page", page.ToString(CultureInfo.InvariantCulture)));
}
