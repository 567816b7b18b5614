using Microsoft.AspNetCore.Components;
using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Rollouts;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Pages.Rollouts;

/// <summary>A gate judged again over what a run recorded. Which run and which rules stands in the address.</summary>
public sealed partial class ReplayPage
{
    private CancellationTokenSource? _judging;
    private ReplayAddress? _asked;
    private Replayed? _shown;
    private int _judged;

    [SupplyParameterFromQuery(Name = "run")] public string? RunText { get; set; }

    [SupplyParameterFromQuery(Name = "rules")] public string? Rules { get; set; }

    [SupplyParameterFromQuery(Name = "limits")] public string? Limits { get; set; }

    [SupplyParameterFromQuery(Name = "samples")] public string? Samples { get; set; }

    [SupplyParameterFromQuery(Name = "soak")] public string? Soak { get; set; }

    [Inject] private ReplayGate Replay { get; set; } = null!;

    [Inject] private TryGate Try { get; set; } = null!;

    protected override string Tab => "simulation";

    private ReplayAddress Address => ReplayAddress.Of(RunText, Rules, Limits, Samples, Soak);

    protected override async Task OnParametersSetAsync()
    {
        await base.OnParametersSetAsync();
        if (_asked != Address) await JudgeAsync();
    }

    protected override async Task ReloadAsync()
    {
        await base.ReloadAsync();
        await JudgeAsync();
    }

    protected override void Disposed() => _judging?.Cancel();

    private async Task JudgeAsync()
    {
        var address = _asked = Address;
        if (Loaded is not Load<RolloutView>.Here { Value: var view }) return;
        _judging?.Cancel();
        using var mine = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        _judging = mine;
        var progress = new Progress<int>(judged =>
        {
            if (!ReferenceEquals(_judging, mine)) return;
            _judged = judged;
            StateHasChanged();
        });
        try
        {
            _shown = await AskedAsync(address, view, progress, mine.Token);
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            // A newer question is on its way, or the page is gone.
        }
        finally
        {
            if (ReferenceEquals(_judging, mine)) _judging = null;
        }
    }

    /// <summary>A run that is not there is as if none was asked for.</summary>
    private async Task<Replayed> AskedAsync(ReplayAddress address, RolloutView view, IProgress<int> progress, CancellationToken ct)
    {
        var key = view.State.Key;
        var ran = await Replay.RunAsync(new(key, address.Run), progress, ct);
        if (ran.IsError && address.Run is not null) ran = await Replay.RunAsync(new(key), progress, ct);
        if (!ran.TryGet(out var before)) return new(null, null, null, ran.Errors);
        var question = address.Asked(key, before.Stage) with { Run = before.Run.Run.Number };
        var asked = address.By is ReplayBy.AsRan ? ran : await Replay.RunAsync(question, progress, ct);
        if (asked.IsError) return new(before, null, null, asked.Errors);
        var tried = question.Gate is { } gate && before.Run.LeftAt is null ? await Try.RunAsync(key, gate, question.SoakHours, ct) : null;
        return new(before, asked.Value, tried is { IsError: false } ? tried.Value : null, []);
    }

    private void Ask(ReplayAddress address)
    {
        if (Loaded is Load<RolloutView>.Here { Value: var view }) Navigation.NavigateTo(address.Url(view.State.Key));
    }

    /// <param name="Ran">By the rules that ran; null where nothing ran.</param>
    /// <param name="Asked">By the rules asked for; null where they are wrong.</param>
    private sealed record Replayed(ReplayedGate? Ran, ReplayedGate? Asked, TriedGate? Tried, ValueList<Error> Errors);
}
