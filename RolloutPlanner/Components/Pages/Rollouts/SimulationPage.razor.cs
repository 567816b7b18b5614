using Microsoft.AspNetCore.Components;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Pages.Rollouts;

/// <summary>A plan replayed with everybody of the people directory. Who is drawn and who is looked for stands in the address.</summary>
public sealed partial class SimulationPage
{
    private CancellationTokenSource? _walking;
    private (int? Seed, string? Looked)? _asked;
    private Replayed? _replayed;
    private int _walked;

    [SupplyParameterFromQuery(Name = "seed")] public string? Seed { get; set; }

    [SupplyParameterFromQuery(Name = "who")] public string? Looked { get; set; }

    [SupplyParameterFromQuery(Name = "stage")] public string? StageText { get; set; }

    [SupplyParameterFromQuery(Name = "page")] public string? PageText { get; set; }

    [Inject] private SimulateRollout Simulate { get; set; } = null!;

    protected override string Tab => "simulation";

    // What an address says wrongly is as if it did not say it.
    private int? Drawn => Number(Seed);

    private int? Stage => Number(StageText);

    private int? Page => Number(PageText);

    protected override bool Concerns(ChangeNotice change) => base.Concerns(change) || change.SubjectKind is SubjectKinds.Cohort or SubjectKinds.Rollout;

    protected override async Task OnParametersSetAsync()
    {
        await base.OnParametersSetAsync();
        if (_asked != (Drawn, Looked)) await ReplayAsync();
    }

    protected override async Task ReloadAsync()
    {
        await base.ReloadAsync();
        await ReplayAsync();
    }

    protected override void Disposed() => _walking?.Cancel();

    private async Task ReplayAsync()
    {
        _asked = (Drawn, Looked);
        if (Loaded is not Load<RolloutView>.Here { Value: var view }) return;
        _walking?.Cancel();
        using var mine = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        _walking = mine;
        StateHasChanged();
        var progress = new Progress<int>(walked =>
        {
            if (!ReferenceEquals(_walking, mine)) return;
            _walked = walked;
            StateHasChanged();
        });
        try
        {
            _replayed = new(await Simulate.RunAsync(new(view.State.Key, Drawn, Looked), progress, mine.Token));
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            // A newer question is on its way, or the page is gone.
        }
        finally
        {
            if (ReferenceEquals(_walking, mine)) _walking = null;
        }
    }

    private void Find(string who) => Navigation.NavigateTo(Urls.Simulation(((Load<RolloutView>.Here)Loaded).Value.State.Key, Drawn, who.Trim()));

    private static int? Number(string? text) => int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : null;

    /// <param name="Simulation">Null while nobody can be counted.</param>
    private sealed record Replayed(Simulation? Simulation);
}
