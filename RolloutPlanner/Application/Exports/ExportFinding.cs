using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Exports;

/// <summary>One thing that a form of export cannot say, as a sentence part such as "stage 2 (London): the pattern ^prem cannot be said".</summary>
/// <param name="Stage">Counted from 1; null where it concerns the whole flag.</param>
/// <param name="LeavesOut">The flag is left out now because of it. Otherwise that stage was not reached, and the flag will be left out once it is.</param>
public sealed record ExportFinding(FlagKey Flag, int? Stage, string? StageName, string What, bool LeavesOut)
{
    public override string ToString() => Stage is { } number ? $"{Flag}, stage {number} ({StageName}): {What}" : $"{Flag}: {What}";
}
