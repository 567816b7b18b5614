using RolloutPlanner.Application.Gates;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Components.Metrics;

/// <summary>Looks in vain that say the same, one after the other.</summary>
public sealed record ProblemGroup(FailureKind Kind, string Said, int Times, DateTimeOffset First, DateTimeOffset Last)
{
    /// <param name="newestFirst">Numbers between them part two groups.</param>
    public static IReadOnlyList<ProblemGroup> Of(IEnumerable<MetricLook> newestFirst)
    {
        var groups = new List<ProblemGroup>();
        var open = false;
        foreach (var look in newestFirst)
        {
            if (look.Failure is not { } kind)
            {
                open = false;
                continue;
            }
            if (open && groups[^1] is var last && last.Kind == kind && last.Said == look.Said) groups[^1] = last with { Times = last.Times + 1, First = look.At };
            else groups.Add(new(kind, look.Said, 1, look.At, look.At));
            open = true;
        }
        return groups;
    }
}
