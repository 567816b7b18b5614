using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Domain.Evaluation;

/// <summary>Who sees something new across several rollouts, each person counted once.</summary>
/// <param name="People">People who see at least one.</param>
/// <param name="InSeveral">People who see two or more.</param>
/// <param name="Of">People of each rollout, in the order asked.</param>
/// <param name="Added">People whom each rollout adds to the ones before it: together they are <paramref name="People"/>.</param>
public sealed record Exposure(int People, int InSeveral, ValueList<int> Of, ValueList<int> Added)
{
    /// <summary>Asks every rollout about everybody with the evaluation that serves them.</summary>
    public static Exposure Count(IReadOnlyList<ServedRollout> rollouts, IEnumerable<EvaluationContext> people)
    {
        var (of, added) = (new int[rollouts.Count], new int[rollouts.Count]);
        var several = 0;
        foreach (var person in people)
        {
            var seen = 0;
            for (var i = 0; i < rollouts.Count; i++)
            {
                if (!rollouts[i].Evaluate(person).IsOn) continue;
                of[i]++;
                if (seen++ == 0) added[i]++;
            }
            if (seen > 1) several++;
        }
        return new(added.Sum(), several, [.. of], [.. added]);
    }
}
