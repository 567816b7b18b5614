using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>Times as the database keeps them: whole microseconds, UTC.</summary>
internal static class Utc
{
    /// <summary>Cuts a time down to what the database keeps, so that it compares equal after it was read again.</summary>
    public static DateTimeOffset Truncate(DateTimeOffset at) => Microseconds.Whole(at);

    /// <summary>Microseconds since 1970, rounded towards the past.</summary>
    public static long ToMicroseconds(DateTimeOffset at) =>
        (long)Math.Floor((at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / (decimal)TimeSpan.TicksPerMicrosecond);

    public static DateTimeOffset FromMicroseconds(long microseconds) =>
        new(DateTimeOffset.UnixEpoch.Ticks + microseconds * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}
