using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Imports;

/// <summary>Reads a file of another system and says what would be made of it. Makes nothing.</summary>
public sealed class PreviewImport(ICohortReader cohorts, IRolloutReader rollouts)
{
    public async Task<Result<ImportedFlags>> RunAsync(string text, CancellationToken ct)
    {
        var keys = (await cohorts.ListAsync(ct)).Select(cohort => cohort.Key.Value).ToHashSet(StringComparer.Ordinal);
        var file = FlagFile.Read(text, keys.Contains);
        if (!file.TryGet(out var read)) return file;
        var flags = new List<ImportedFlag>();
        foreach (var flag in read.Flags)
        {
            var isTaken = flag.Rollout is not null && RolloutKey.Parse(flag.Rollout.FlagKey, "key").TryGet(out var key) && await rollouts.FindAsync(key, ct) is not null;
            flags.Add(isTaken ? flag with { Cohorts = [], Rollout = null, Notes = flag.Notes.Add("A rollout of this flag exists already.") } : flag);
        }
        return read with { Flags = [.. flags] };
    }
}
