using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Exports;

/// <summary>One form of export as it is now.</summary>
/// <param name="Flags">How many flags are in it.</param>
public sealed record FormatView(FlagFormat Format, int Flags, ValueList<ExportFinding> Findings);

/// <summary>Says what each form of export holds now, and what it cannot say.</summary>
public sealed class ShowExports(ISnapshots snapshots)
{
    /// <summary>Refused while nothing is served yet.</summary>
    public Task<Result<ValueList<FormatView>>> RunAsync(CancellationToken ct)
    {
        if (snapshots.Current is not { Snapshot: var snapshot })
            return Task.FromResult<Result<ValueList<FormatView>>>(Error.Refused("exports.none", "What is served has not been read yet. Try again in a moment."));
        return Task.Run<Result<ValueList<FormatView>>>(() => Enum.GetValues<FlagFormat>().Select(format =>
        {
            var findings = ExportFlags.Of(snapshot, format).Findings;
            return new FormatView(format, snapshot.Flags.Count - findings.Where(finding => finding.LeavesOut).Select(finding => finding.Flag).Distinct().Count(), findings);
        }).ToValueList(), ct);
    }
}
