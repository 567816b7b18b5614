using System.Globalization;
using Microsoft.AspNetCore.Components;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Audit;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.History;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Pages.History;

/// <summary>The history under the filter of the address, and one entry in full.</summary>
public sealed partial class HistoryPage
{
    private Load<Application.Audit.HistoryPage> _load = Load<Application.Audit.HistoryPage>.Start;
    private IReadOnlyList<KeyValuePair<string, string>> _rollouts = [];
    private IReadOnlyList<KeyValuePair<string, string>> _people = [];
    private IReadOnlyList<KeyValuePair<string, string>> _kinds = [];
    private HistoryEntry? _entry;

    [Inject] private IHistoryQuery History { get; set; } = null!;

    [Inject] private IRolloutReader RolloutReader { get; set; } = null!;

    [Inject] private IAccountReader Accounts { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "rollout")] public string? Rollout { get; set; }

    [SupplyParameterFromQuery(Name = "person")] public string? Person { get; set; }

    [SupplyParameterFromQuery(Name = "kind")] public string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "from")] public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")] public string? To { get; set; }

    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "entry")] public long? Entry { get; set; }

    [SupplyParameterFromQuery(Name = "page")] public int? Page { get; set; }

    private HistoryQueryText Filter => new(Rollout, Person, Kind, From, To, Text);

    private bool MayExport => Policies.Allows(Policies.ExportHistory, Me.AsActor);

    private string? PageText => Page is > 1 and { } page ? page.ToString(CultureInfo.InvariantCulture) : null;

    protected override Task OnParametersSetAsync() => LoadAsync();

    protected override bool Concerns(ChangeNotice change) => change.SubjectKind != SubjectKinds.Sessions;

    protected override Task ReloadAsync() => LoadAsync();

    private static int Pages(Application.Audit.HistoryPage page) => (page.Total + page.PageSize - 1) / page.PageSize;

    private async Task LoadAsync()
    {
        if (_kinds.Count == 0)
        {
            _rollouts = [.. (await RolloutReader.ListAsync(new RolloutFilter(), Leaving)).Select(rollout => KeyValuePair.Create(rollout.Key.Value, rollout.Name))];
            _people = [.. (await Accounts.AllAsync(Leaving)).Select(person => KeyValuePair.Create(person.Id.Value, person.Name))];
            _kinds = [.. (await History.KindsAsync(Leaving)).Select(kind => KeyValuePair.Create(kind, HistoryWords.Kind(kind)))];
        }
        var page = await History.PageAsync(Filter.ToFilter(Math.Max(1, Page ?? 1)), Leaving);
        _entry = Entry is not { } seq ? null : page.Entries.FirstOrDefault(entry => entry.Seq == seq) ?? await History.FindAsync(seq, Leaving);
        _load = page;
    }

    private void Show(HistoryQueryText filter) => Navigation.NavigateTo(Urls.History + filter.ToQuery());

    private string Address(long seq) => Urls.History + Filter.ToQuery(("page", PageText), ("entry", seq.ToString(CultureInfo.InvariantCulture)));

    private string PageAddress(int page) => Urls.History + Filter.ToQuery(("page", page.ToString(CultureInfo.InvariantCulture)));

    private string? Neighbour(Application.Audit.HistoryPage page, int step)
    {
        var at = page.Entries.Index().FirstOrDefault(item => item.Item.Seq == _entry?.Seq, (Index: -2, Item: null!)).Index + step;
        return at >= 0 && at < page.Entries.Count ? Address(page.Entries[at].Seq) : null;
    }
}
