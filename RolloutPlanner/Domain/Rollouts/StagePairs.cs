using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>Finds the stages of one plan in another one. They carry no id, so they are known by what stands in them, then by name, then by place.</summary>
internal static class StagePairs
{
    private const int Parts = 7;

    /// <summary>For each stage of <paramref name="other"/> the one of <paramref name="basis"/> that it continues; null for a new one. None is continued twice.</summary>
    public static int?[] Of(ValueList<StageDocument> basis, ValueList<StageDocument> other)
    {
        var pairs = new int?[other.Count];
        var free = Enumerable.Range(0, basis.Count).ToList();
        Func<int, int, bool>[] rounds =
        [
            (i, j) => i == j && other[i] == basis[j],
            (i, j) => other[i] == basis[j],
            (i, j) => i == j && other[i].Name == basis[j].Name,
            (i, j) => other[i].Name == basis[j].Name,
            (i, j) => Alike(other[i], basis[j]) * 2 > Parts,
            (i, j) => i == j,
        ];
        foreach (var same in rounds)
            for (var i = 0; i < other.Count; i++)
            {
                if (pairs[i] is not null || free.FindIndex(j => same(i, j)) is not (>= 0 and var at)) continue;
                pairs[i] = free[at];
                free.RemoveAt(at);
            }
        return pairs;
    }

    /// <summary>How many of its parts two stages share.</summary>
    private static int Alike(StageDocument one, StageDocument two)
    {
        ReadOnlySpan<bool> parts =
        [
            one.Audience == two.Audience && one.Cohort == two.Cohort,
            one.Share == two.Share,
            one.SoakHours == two.SoakHours,
            one.NotBefore == two.NotBefore,
            one.Gate.Criteria.Equals(two.Gate.Criteria),
            one.Gate.Checklist.Equals(two.Gate.Checklist),
            one.Gate.ApprovalsNeeded == two.Gate.ApprovalsNeeded && one.Gate.Mode == two.Gate.Mode,
        ];
        return parts.Count(true);
    }
}
