using System.Collections.Concurrent;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Evaluation;

/// <summary>The tallies of all flags of this process.</summary>
public sealed class ExposureCounts(TimeProvider clock) : IExposureCounts
{
    private readonly ConcurrentDictionary<string, ExposureTally> _tallies = new(StringComparer.Ordinal);
    private readonly DateTimeOffset _since = clock.GetUtcNow();

    /// <summary>The whole minute that a moment lies in.</summary>
    public static long MinuteOf(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerMinute;

    /// <summary>The same one for every snapshot, so that a step of the rollout forgets nobody.</summary>
    public ExposureTally TallyOf(FlagKey flag) => _tallies.GetOrAdd(flag.Value, _ => new(_since));

    public ExposureCount Of(RolloutKey rollout) =>
        _tallies.TryGetValue(rollout.Value, out var tally) ? tally.Read(MinuteOf(clock.GetUtcNow())) : new(_since, 0, []);
}
