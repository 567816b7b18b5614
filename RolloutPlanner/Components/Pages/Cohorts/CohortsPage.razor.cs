using Microsoft.AspNetCore.Components;
using RolloutPlanner.Application.Cohorts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Pages.Cohorts;

/// <summary>All cohorts. The table comes at once; how many people each holds follows as it is counted.</summary>
public sealed partial class CohortsPage
{
    private readonly Dictionary<CohortKey, int> _people = [];
    private Load<ValueList<CohortSummary>> _load = Load<ValueList<CohortSummary>>.Start;
    private LatestOnly _counting = null!;

    [Inject] private ICohortReader Cohorts { get; set; } = null!;

    [Inject] private IPeopleDirectory Directory { get; set; } = null!;

    [Inject] private PreviewCohort Preview { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }

    protected override Task OnInitializedAsync()
    {
        _counting = new(Clock);
        return LoadAsync();
    }

    protected override bool Concerns(ChangeNotice change) => change.SubjectKind is SubjectKinds.Cohort or SubjectKinds.Directory or SubjectKinds.Rollout;

    protected override Task ReloadAsync() => LoadAsync();

    protected override void Disposed() => _counting?.Dispose();

    private async Task LoadAsync()
    {
        _load = await Cohorts.ListAsync(Leaving);
        _ = _counting.RunAsync(TimeSpan.Zero, CountAsync, Leaving);
    }

    private async Task CountAsync(CancellationToken ct)
    {
        if ((await Directory.CurrentAsync(ct)).IsUnknown) return;
        foreach (var cohort in (await Cohorts.CatalogAsync(ct)).All)
        {
            var document = CohortDocument.From(cohort);
            var counted = await Task.Run(() => Preview.RunAsync(document, 0, ct), ct);
            if (counted.Errors.Count == 0) _people[cohort.Key] = counted.Matching;
            else _people.Remove(cohort.Key);
        }
        StateHasChanged();
    }

    private IReadOnlyList<CohortSummary> Found(IReadOnlyList<CohortSummary> all) => string.IsNullOrWhiteSpace(Text)
        ? all
        : [.. all.Where(cohort => new[] { cohort.Name, cohort.Description, cohort.Key.Value }.Any(text => text.Contains(Text.Trim(), StringComparison.OrdinalIgnoreCase)))];

    private void Search(ChangeEventArgs change) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("q", change.Value is string { Length: > 0 } text ? text : null), replace: true);
}
