using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates;

/// <summary>Goes through a run once, from entering it to its end, and notes what changed.</summary>
internal sealed class ReplayWalk
{
    private readonly ReplayRules _rules;
    private readonly Gate _gate;
    private readonly List<ReplayChange> _changes = [];
    private readonly ReplayedPeople _people = new();
    private RunEvidence _evidence;
    private GateDecision _decision = null!;

    public ReplayWalk(ReplayRules rules)
    {
        (_rules, _gate) = (rules, rules.Judged);
        _evidence = RunEvidence.Start(_gate, rules.Run, rules.Share, rules.Settle);
        Judge();
    }

    /// <summary>What came at one moment is judged together, once all of it is in.</summary>
    public void Take(Arrival arrival)
    {
        if (arrival.At > _evidence.At) WaitUntil(arrival.At);
        _evidence = arrival.AddTo(_evidence, _rules.Run);
        _people.Add(arrival);
    }

    public Replay End()
    {
        WaitUntil(_rules.Until);
        Judge();
        return new(_rules, _changes.ToValueList(), new(_evidence.At, _decision, _people.Most), _evidence);
    }

    /// <summary>Where time alone may change something, it is judged too.</summary>
    private void WaitUntil(DateTimeOffset end)
    {
        Judge();
        while (Turns().Where(turn => turn > _evidence.At && turn < end).Select(turn => (DateTimeOffset?)turn).Min() is { } turn)
        {
            _evidence = _evidence.AdvancedTo(turn, _rules.Run);
            Judge();
        }
        _evidence = _evidence.AdvancedTo(end, _rules.Run);
    }

    private void Judge()
    {
        _decision = GateAssessor.Assess(_gate, _rules.Soak, _rules.Run, "", _rules.Run.Stage + 1, new(_evidence, [], [], _ => false), _evidence.At);
        if (_changes.Count == 0 || !IsSame(_changes[^1].Decision)) _changes.Add(new(_evidence.At, _decision, _people.Most));
    }

    private bool IsSame(GateDecision before) =>
        before.Action == _decision.Action && before.Criteria.Count == _decision.Criteria.Count
        && before.Criteria.Zip(_decision.Criteria).All(pair => pair.First.Criterion.Id == pair.Second.Criterion.Id && pair.First.Verdict == pair.Second.Verdict);

    private IEnumerable<DateTimeOffset> Turns()
    {
        foreach (var criterion in _decision.Criteria)
        {
            yield return criterion.Since + GateTimes.Grace;
            yield return criterion.Since + GateTimes.StuckAfter;
        }
        foreach (var turn in _evidence.Criteria.SelectMany(criterion => CriterionAssessor.Turns(criterion, _rules.Run))) yield return turn;
        foreach (var pause in _rules.Run.Pauses)
        {
            yield return pause.From;
            if (pause.Until is { } until) yield return until;
        }
        if (_decision.Soak is { IsAccruing: true, IsDone: false }) yield return _evidence.At + _decision.Soak.Left;
        yield return _rules.Run.EnteredAt + GateTimes.MaxDuration;
    }
}
