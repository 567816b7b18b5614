using System.Diagnostics;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Targeting;

/// <summary>
/// The first condition that keeps one person out of a rule. Were it otherwise, the walk through the rule would get past it; another one may
/// stand behind it.
/// </summary>
/// <param name="ActualValue">The fact that the condition met; null where there is none.</param>
/// <param name="MustHold">Whether the condition is false and would have to be true; otherwise it is true where none may be.</param>
/// <param name="IsNeeded">There is no other way past; otherwise it is the first of several of which each would be enough.</param>
public sealed record Obstacle(Rule.Condition Condition, string? ActualValue, bool MustHold, bool IsNeeded)
{
    /// <summary>Null where the rule is true, so nothing stands in the way.</summary>
    public static Obstacle? First(Explanation why) => why.Outcome is Outcome.False ? Find(why, mustHold: true, isNeeded: true) : null;

    private static Obstacle Find(Explanation why, bool mustHold, bool isNeeded) => why.Rule switch
    {
        Rule.Condition condition => new(condition, why.ActualValue, mustHold, isNeeded),
        Rule.InCohort => Find(why.Children[0], mustHold, isNeeded),
        Rule.Group { Kind: GroupKind.None } => Inside(why.Children, !mustHold, isNeeded, isOneEnough: !mustHold),
        Rule.Group { Kind: GroupKind.Any } => Inside(why.Children, mustHold, isNeeded, isOneEnough: mustHold),
        Rule.Group { Kind: GroupKind.All } => Inside(why.Children, mustHold, isNeeded, isOneEnough: !mustHold),
        _ => throw new UnreachableException(),
    };

    /// <summary>The part that decided, or the first of those of which each would be enough.</summary>
    private static Obstacle Inside(ValueList<Explanation> parts, bool mustHold, bool isNeeded, bool isOneEnough)
    {
        var wrong = mustHold ? Outcome.False : Outcome.True;
        return Find(parts.First(part => part.Outcome == wrong), mustHold, isNeeded && (!isOneEnough || parts.Count == 1));
    }
}
