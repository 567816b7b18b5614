using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Editing;

/// <summary>What one person is doing to one plan: what was loaded, what was typed since, what the last check said, and what somebody else did meanwhile.</summary>
public sealed class PlanSession
{
    private ValueList<Error> _refused = [];
    private Action? _undo;

    public PlanSession(RolloutState state) => Load(state);

    /// <summary>The state that the person works on.</summary>
    public RolloutState State { get; private set; } = null!;

    public PlanModel Model { get; private set; } = null!;

    /// <summary>A newer state with another plan, which somebody else saved while this one was being typed.</summary>
    public RolloutState? Theirs { get; private set; }

    public PlanCheck? Check { get; private set; }

    /// <summary>The warnings that the person has accepted.</summary>
    public HashSet<string> Acknowledged { get; } = [];

    public bool IsDirty { get; private set; }

    /// <summary>What keeps the plan from being stored as it stands, whatever was checked before.</summary>
    public ValueList<Error> Unreadable { get; private set; } = [];

    /// <summary>All errors, at the fields of this screen.</summary>
    public ValueList<Error> Errors { get; private set; } = [];

    /// <summary>The last save was refused, and nothing was typed since.</summary>
    public bool IsRefused => _refused.Count > 0;

    /// <summary>The last change of the list of stages that one click takes back.</summary>
    public StageUndo? Undo { get; private set; }

    /// <summary>Takes what is stored and drops what was typed.</summary>
    public void Load(RolloutState state)
    {
        (State, Model, Theirs, _refused, Check) = (state, PlanModel.From(PlanDocuments.From(state.Draft)), null, [], null);
        Forget();
        Changed();
    }

    /// <summary>
    /// Takes up what was typed before on top of <paramref name="basis"/>, which had <paramref name="version"/>. Where another plan is stored by now, that is a conflict.
    /// </summary>
    public void TakeUp(PlanModel typed, Plan basis, long version)
    {
        var stored = State;
        (State, Model) = (State with { Version = Math.Min(version, stored.Version), Draft = basis }, typed);
        Forget();
        Changed();
        Meanwhile(stored);
    }

    /// <summary>Something was stored. Without typing the new state is taken; otherwise what was typed stays, and another plan becomes a conflict.</summary>
    public void Meanwhile(RolloutState newer)
    {
        if (newer.Version < State.Version || ReferenceEquals(newer, State)) return;
        if (newer.Draft == State.Draft || !IsDirty || IsTyped(newer.Draft)) Stored(newer);
        else Theirs = newer;
    }

    /// <summary>What was typed stays and is meant for the newer state.</summary>
    public void KeepMine()
    {
        if (Theirs is { } theirs) (State, Theirs) = (theirs, null);
        Changed();
    }

    /// <summary>Takes back everything that was typed since the plan was this one, stored or not.</summary>
    public void GoBackTo(Plan plan)
    {
        Model = PlanModel.From(PlanDocuments.From(plan));
        Forget();
        Changed();
    }

    /// <summary>What both changed, in one plan that is meant for the newer state.</summary>
    public void KeepBoth(PlanDocument merged)
    {
        Model = PlanModel.From(merged);
        Forget();
        KeepMine();
    }

    /// <summary>This plan is stored now as this version; <paramref name="now"/> is what stands there since, by whomever.</summary>
    public void Saved(Plan saved, long version, RolloutState now)
    {
        (State, Theirs, _refused) = (State with { Version = version, Draft = saved }, null, []);
        Changed();
        Meanwhile(now);
    }

    public void Refuse(ValueList<Error> errors)
    {
        _refused = errors;
        Sum();
    }

    public void Checked(PlanCheck check)
    {
        // Said as the fields of this screen say it.
        Check = check with { Errors = Model.Merge(check.Errors) };
        Acknowledged.IntersectWith(check.Findings.Select(finding => finding.Id));
        Sum();
    }

    /// <summary>Something was typed. An old refusal is about an old text.</summary>
    public void Changed()
    {
        _refused = [];
        Unreadable = Model.Merge(PlanParser.Parse(Model.ToDocument()).Errors);
        IsDirty = Model.Problems().Count > 0 || !IsTyped(State.Draft);
        // Typed back to what it was: there is nothing of one's own to decide about.
        if (!IsDirty && Theirs is { } theirs) Load(theirs);
        else Sum();
    }

    public void RemoveStage(int index)
    {
        var stage = Model.Stages[index];
        Model.Stages.RemoveAt(index);
        Remember(new("Bring the stage back", $"Bring back {stage.Name}"), () => Model.Stages.Insert(Math.Min(index, Model.Stages.Count), stage));
    }

    /// <summary>Adds the stages of a template behind the others.</summary>
    public void AddStages(IEnumerable<StageDocument> stages, string from)
    {
        var added = stages.Select(stage => StageModel.From(stage, Model.TimeZone)).ToList();
        Model.Stages.AddRange(added);
        Remember(new("Take them out again", $"Take the stages of {from} out again"), () => Model.Stages.RemoveAll(added.Contains));
    }

    public void TakeBack()
    {
        _undo?.Invoke();
        Forget();
        Changed();
    }

    private void Stored(RolloutState newer)
    {
        if (newer.Draft != State.Draft && !IsTyped(newer.Draft)) Load(newer);
        else (State, Theirs) = (newer, null);
        Changed();
    }

    private void Remember(StageUndo words, Action undo)
    {
        (Undo, _undo) = (words, undo);
        Changed();
    }

    private void Forget() => (Undo, _undo) = (null, null);

    /// <summary>By what it means: a number that is left out and its default are the same plan.</summary>
    private bool IsTyped(Plan plan)
    {
        var typed = Model.ToDocument();
        return typed == PlanDocuments.From(plan) || (PlanParser.Parse(typed).TryGet(out var parsed) && parsed == plan);
    }

    private void Sum() => Errors = Model.Merge((Check?.Errors ?? []).Concat(_refused).Distinct());
}
