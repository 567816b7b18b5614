using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Editing;

/// <summary>What one person is doing to one plan: what was loaded, what was typed since, what the last check said, and what somebody else did meanwhile.</summary>
public sealed class PlanSession
{
    private ValueList<Error> _refused = [];
    private (StageModel Stage, int Index)? _removed;

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

    /// <summary>All errors, at the fields of this screen.</summary>
    public ValueList<Error> Errors { get; private set; } = [];

    public string? Removed => _removed?.Stage.Name;

    /// <summary>Takes what is stored and drops what was typed.</summary>
    public void Load(RolloutState state)
    {
        (State, Model, Theirs, _refused, _removed, Check) = (state, PlanModel.From(PlanDocuments.From(state.Draft)), null, [], null, null);
        Changed();
    }

    /// <summary>Something was stored. Without typing the new state is taken; otherwise what was typed stays, and another plan becomes a conflict.</summary>
    public void Meanwhile(RolloutState newer)
    {
        if (newer.Version <= State.Version) return;
        if (!IsDirty) Load(newer);
        else if (newer.Draft == State.Draft) State = newer;
        else Theirs = newer;
    }

    /// <summary>What was typed stays and is meant for the newer state.</summary>
    public void KeepMine()
    {
        if (Theirs is { } theirs) (State, Theirs) = (theirs, null);
        Changed();
    }

    /// <summary>What was typed is stored now.</summary>
    public void Saved(RolloutState state)
    {
        (State, Theirs, _refused) = (state, null, []);
        Changed();
    }

    public void Refuse(ValueList<Error> errors)
    {
        _refused = errors;
        Sum();
    }

    public void Checked(PlanCheck check)
    {
        Check = check;
        Acknowledged.IntersectWith(check.Findings.Select(finding => finding.Id));
        Sum();
    }

    /// <summary>Something was typed. An old refusal is about an old text.</summary>
    public void Changed()
    {
        _refused = [];
        IsDirty = Model.Problems().Count > 0 || Model.ToDocument() != PlanDocuments.From(State.Draft);
        Sum();
    }

    public void RemoveStage(int index)
    {
        _removed = (Model.Stages[index], index);
        Model.Stages.RemoveAt(index);
        Changed();
    }

    public void RestoreStage()
    {
        if (_removed is not { } removed) return;
        Model.Stages.Insert(Math.Min(removed.Index, Model.Stages.Count), removed.Stage);
        _removed = null;
        Changed();
    }

    private void Sum() => Errors = Model.Merge((Check?.Errors ?? []).Concat(_refused).Distinct());
}
