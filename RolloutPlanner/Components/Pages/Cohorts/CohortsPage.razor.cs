using Microsoft.AspNetCore.Components;
using RolloutPlanner.Application.Cohorts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Pages.Cohorts;

/// <summary>All cohorts. The table comes at once; how many people each holds follows as it is counted.</summary>
public sealed partial class CohortsPage
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);
    private IReadOnlyDictionary<CohortKey, int> _people = new Dictionary<CohortKey, int>();
    private Load<ValueList<CohortSummary>> _load = Load<ValueList<CohortSummary>>.Start;
    private LatestOnly _counting = null!;
    private LatestOnly _seeking = null!;
    private string _typed = "";

    // What the address says because of this page. Anything else came from a link or the back button, and goes into the field.
    private string _asked = "";

    [Inject] private ICohortReader Cohorts { get; set; } = null!;

    [Inject] private CountCohorts Count { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }

    protected override Task OnInitializedAsync()
    {
        (_counting, _seeking) = (new(Clock), new(Clock));
        return LoadAsync();
    }

    protected override void OnParametersSet()
    {
        if ((Text ?? "") != _asked) _asked = _typed = Text ?? "";
    }

    protected override bool Concerns(ChangeNotice change) => change.SubjectKind is SubjectKinds.Cohort or SubjectKinds.Directory or SubjectKinds.Rollout;

    protected override Task ReloadAsync() => LoadAsync();

    protected override void Disposed()
    {
        _counting?.Dispose();
        _seeking?.Dispose();
    }

    private async Task LoadAsync()
    {
        _load = await Cohorts.ListAsync(Leaving);
        _ = _counting.RunAsync(TimeSpan.Zero, CountAsync, Leaving);
    }

    private async Task CountAsync(CancellationToken ct)
    {
        // Off the circuit's thread: counting many people must not hold up the page.
        var count = Count;
        _people = await Task.Run(() => count.RunAsync(ct), ct);
        StateHasChanged();
    }

    private IReadOnlyList<CohortSummary> Found(IReadOnlyList<CohortSummary> all) => string.IsNullOrWhiteSpace(_typed)
        ? all
        : [.. all.Where(cohort => new[] { cohort.Name, cohort.Description, cohort.Key.Value }.Any(text => text.Contains(_typed.Trim(), StringComparison.OrdinalIgnoreCase)))];

    private Task SearchAsync(string text)
    {
        _typed = text;
        return _seeking.RunAsync(Quiet, ct =>
        {
            _asked = _typed;
            Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("q", _asked.Length > 0 ? _asked : null), replace: true);
            return Task.CompletedTask;
        }, Leaving);
    }
}
