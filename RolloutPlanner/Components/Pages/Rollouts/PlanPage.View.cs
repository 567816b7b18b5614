using System.Globalization;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Editing;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Pages.Rollouts;

/// <summary>What the plan editor shows: which plan, which stage, what may be done and what has to be known before.</summary>
public sealed partial class PlanPage
{
    private sealed record Note(Tone Tone, string Icon, string Title, string Text);

    private (int Number, PlanModel Model)? _oldModel;

    private int? StageNumber => int.TryParse(StageText, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private int? Version => int.TryParse(VersionText, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>An old version that the address asks for, to be read only.</summary>
    private PlanVersion? Old => Version is { } number ? _session?.State.Versions.FirstOrDefault(version => version.Number == number) : null;

    private bool MayEdit => Me.Plans && _session is { } session && !Lifecycle.Check(session.State, RolloutCommand.Edit, Me.AsActor).IsError;

    private bool CanEdit => Old is null && MayEdit;

    private PlanModel Shown => Old is { } old ? OldModel(old) : _session!.Model;

    private string Title => Old is { } old ? $"{old.Plan.Name}, version {old.Number}" : _session!.Model.Name is { Length: > 0 } name ? name : "No name yet";

    private int Selected => Math.Clamp(StageNumber ?? 1, 0, Shown.Stages.Count);

    private StageModel? Stage => Selected == 0 ? null : _session!.Model.Stages[Selected - 1];

    /// <summary>Said as sentences: an old version, a stage that was reached, or for somebody who does not plan.</summary>
    private bool ReadsStage => !CanEdit || (Selected > 0 && Selected <= _session!.State.CurrentStage);

    private Plan? Readable => Old?.Plan ?? (PlanParser.Parse(_session!.Model.ToDocument()).TryGet(out var plan) ? plan : null);

    private Reach? Reach => Old is null ? _session!.Check?.Reach : null;

    private StageReach? StageReach => Reach is { } reach && Selected > 0 && Selected <= reach.Stages.Count ? reach.Stages[Selected - 1] : null;

    // While somebody types, errors show at their fields; the summary is for a save that was refused.
    private ValueList<Error> SummaryErrors => _session!.IsRefused ? _session.Errors : [];

    private IReadOnlyList<BlockReason> SendReasons => _session!.Theirs is not null ? ["Decide first which of the two versions stays."]
        : Held && Dirty ? ["Decide first whether your change begins a new version."]
        : Dirty || Lifecycle.Check(_session!.State, RolloutCommand.Submit, Me.AsActor) is not { IsError: true } refused ? [] : [refused.Error.Message];

    private IEnumerable<Note> Notes
    {
        get
        {
            var state = _session!.State;
            if (Version is { } number && Old is null) yield return new(Tone.None, "info", $"There is no plan version {number}.", "This is the plan as it stands now.");
            if (Old is { } old)
            {
                yield return new(Tone.None, "history", $"Version {old.Number} as it was sent for review.", "It never changes, so it is here to be read.");
                yield break;
            }
            if (_asked is { } asked) yield return new(Tone.Wait, "rate_review", $"{asked.ActorName} asks for changes.", asked.Why ?? "");
            if (!Me.Plans)
                yield return new(Tone.None, "visibility", "You can read this plan.", "Product managers and engineering leads edit it.");
            else if (Lifecycle.Check(state, RolloutCommand.Edit, Me.AsActor) is { IsError: true } refused)
                yield return new(Tone.None, "lock", "This plan cannot be edited now.", refused.Error.Message);
            else if (state.Phase is PlanPhase.InReview or PlanPhase.Approved && !Dirty)
                yield return new(Tone.Wait, "draw", InHands(state), $"What you change here is not saved before you say so. {Cleared(state)}");
            else if (state is { IsLive: true, Phase: PlanPhase.None })
                yield return new(Tone.Live, "info", $"Version {state.LiveVersion} is in force.", $"Saving a change begins version {state.DraftNumber} beside it. Nobody notices before it is signed off and put in force.");
            if (CanEdit && Selected > 0 && Selected <= state.CurrentStage)
                yield return new(Tone.None, "lock", $"Stage {Selected} has been reached.", "It stays as it was signed. Change later stages; taking the feature from people is a rollback.");
        }
    }

    private static string Cleared(RolloutState state) => state.SignOffs.Count == 0
        ? "Nobody has signed yet."
        : $"That clears the {(state.SignOffs.Count == 1 ? "signature" : "signatures")} of {Words.List([.. state.SignOffs.Select(signature => signature.ByName)])}.";

    private static string InHands(RolloutState state) => state.Phase is PlanPhase.InReview ? "This plan is in review." : "This plan is signed off.";

    /// <summary>Names whose signature goes, so that nobody clears one without knowing.</summary>
    private static string Consent(RolloutState state) => state.SignOffs.Count == 0
        ? "Change the plan and take it out of review"
        : $"Change the plan and clear {Words.List([.. state.SignOffs.Select(signature => signature.ByName)])}'s {(state.SignOffs.Count == 1 ? "signature" : "signatures")}";

    private string Facts(RolloutView view)
    {
        if (Old is { } old) return $"Sent for review {Reader.At(old.SubmittedAt)} by {view.NameOf(old.SubmittedBy)}.";
        var state = _session!.State;
        var number = state.Phase is PlanPhase.None && state.LiveVersion is { } live ? live : state.UnderReview?.Number ?? state.DraftNumber;
        var exposed = state switch
        {
            { ServesOn: false } => "Nobody has the feature now.",
            { Phase: PlanPhase.None } => "It is in force.",
            _ => $"Version {state.LiveVersion} stays in force until this one is signed off.",
        };
        return $"{SaveText.Of(Save, number, _saved, Reader)} {exposed}";
    }

    private PlanConflict? Conflict(RolloutView view) => PlanConflict.Of(_session!, view.Names());

    // One model per version, so that the list keeps its stages from one drawing to the next.
    private PlanModel OldModel(PlanVersion old)
    {
        if (_oldModel is not { } kept || kept.Number != old.Number) _oldModel = kept = (old.Number, PlanModel.From(PlanDocuments.From(old.Plan)));
        return kept.Model;
    }

    private string HrefOf(int stage) => Old is { } old ? $"{Urls.PlanVersion(Rollout, old.Number)}&stage={stage}" : Urls.Plan(Rollout, stage);

    private static IReadOnlyList<KeyValuePair<CohortKey, string>> Cohorts(RolloutView view) => [.. view.CohortNames.OrderBy(cohort => cohort.Value, StringComparer.OrdinalIgnoreCase)];

    private static IReadOnlyList<MonitoringHook> Hooks(RolloutView view) => [.. view.Hooks.Values.OrderBy(hook => hook.Name, StringComparer.OrdinalIgnoreCase)];

    private int CouldApprove(RolloutView view) =>
        view.Leads.Count(lead => lead != Me.Id && !view.State.Editors.Contains(lead) && lead.Value != _session!.Model.Owner);

    private string? LeadName(RolloutView view) => _people.FirstOrDefault(person => person.Id.Value == _session!.Model.EngineeringLead)?.Name;

    private Task AddStageAsync()
    {
        _session!.Model.AddStage();
        return GoAsync(_session.Model.Stages.Count);
    }

    private Task DuplicateAsync(int index)
    {
        _session!.Model.Duplicate(index);
        return GoAsync(index + 2);
    }

    private Task RemoveAsync(int index)
    {
        var open = Selected;
        _session!.RemoveStage(index);
        return GoAsync(Math.Min(open > index + 1 ? open - 1 : open, _session.Model.Stages.Count));
    }

    private Task TakeBackAsync()
    {
        _session!.TakeBack();
        return GoAsync(Math.Min(Selected, _session.Model.Stages.Count));
    }

    private Task MoveAsync((int From, int To) move)
    {
        var open = Stage;
        _session!.Model.Move(move.From, move.To);
        return GoAsync(open is null ? 0 : _session.Model.Stages.IndexOf(open) + 1);
    }

    private Task GoAsync(int stage)
    {
        if (stage != StageNumber) Navigation.NavigateTo(Urls.Plan(Rollout, stage), replace: true);
        return ChangedAsync();
    }
}
