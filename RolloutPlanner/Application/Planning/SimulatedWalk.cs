using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Planning;

/// <summary>One walk through the people directory that counts everything a simulation shows.</summary>
internal sealed class SimulatedWalk(ServedRollout plan, IReadOnlyList<(RolloutSummary Row, ServedRollout Served)> others, DateTimeOffset now)
{
    private const int Step = 500;

    private readonly int[] _inCohort = new int[plan.StageCount];
    private readonly int[] _inShare = new int[plan.StageCount];
    private readonly int[] _added = new int[plan.StageCount];
    private readonly int[,] _shared = new int[plan.StageCount, others.Count];
    private readonly int[] _exposed = new int[others.Count];
    private readonly List<SimulatedPerson> _sample = [];
    private readonly List<SimulatedPerson> _found = [];
    private int _foundInAll;

    /// <param name="drawn">Places in the directory of the people to keep as a sample.</param>
    public Simulation Through(PeopleDirectory directory, HashSet<int> drawn, string? who, IProgress<int>? progress, CancellationToken ct)
    {
        foreach (var (index, person) in directory.People.Index())
        {
            ct.ThrowIfCancellationRequested();
            if (index % Step == 0) progress?.Report(index);
            var context = person.ContextAt(now);
            var walked = new SimulatedPerson(person.Key, person.Name, plan.Trace(context));
            Count(walked.Trace, context);
            if (drawn.Contains(index)) _sample.Add(walked);
            Look(walked, who);
        }
        return new(
            directory.People.Count, directory.ImportedAt!.Value, Stages(), [.. others.Select((other, i) => new OtherRollout(other.Row.Key, other.Row.Name, _exposed[i]))],
            directory.People.Count - _added.Sum(), [.. _sample], [.. _found], _foundInAll);
    }

    private void Count(PersonTrace trace, EvaluationContext context)
    {
        for (var i = 0; i < plan.StageCount; i++)
        {
            if (trace.Stages[i].InAudience) _inCohort[i]++;
            if (trace.Stages[i].IsIn) _inShare[i]++;
        }
        var first = plan.StageCount == 0 ? null : trace.Inclusion.FirstStage;
        if (first is { } stage) _added[stage - 1]++;
        for (var other = 0; other < others.Count; other++)
        {
            if (!others[other].Served.Evaluate(context).IsOn) continue;
            _exposed[other]++;
            if (first is { } from) _shared[from - 1, other]++;
        }
    }

    /// <summary>The person with exactly this id comes first.</summary>
    private void Look(SimulatedPerson person, string? who)
    {
        if (string.IsNullOrEmpty(who)) return;
        if (person.Key.Value == who) _found.Insert(0, person);
        else if (!person.Name.Contains(who, StringComparison.OrdinalIgnoreCase)) return;
        else if (_found.Count < SimulateRollout.MostFound) _found.Add(person);
        _foundInAll++;
        if (_found.Count > SimulateRollout.MostFound) _found.RemoveAt(_found.Count - 1);
    }

    private ValueList<SimulatedStage> Stages()
    {
        var soFar = 0;
        var shared = new int[others.Count];
        var stages = new List<SimulatedStage>();
        for (var i = 0; i < plan.StageCount; i++)
        {
            for (var other = 0; other < others.Count; other++) shared[other] += _shared[i, other];
            stages.Add(new(_inCohort[i], _inShare[i], _added[i], soFar += _added[i], ValueList.Create<int>(shared)));
        }
        return stages.ToValueList();
    }
}
