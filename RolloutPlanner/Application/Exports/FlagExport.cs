using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Exports;

/// <summary>All flags of one snapshot in one form, and what that form cannot say. The same snapshot always gives the same text.</summary>
public sealed record FlagExport(string Text, ValueList<ExportFinding> Findings)
{
    /// <summary>The flags that are not in the text, in its order.</summary>
    public IEnumerable<FlagKey> LeftOut => Findings.Where(finding => finding.LeavesOut).Select(finding => finding.Flag).Distinct();
}
