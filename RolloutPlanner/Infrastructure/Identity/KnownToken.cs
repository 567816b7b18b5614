using RolloutPlanner.Application.Tokens;

namespace RolloutPlanner.Infrastructure.Identity;

/// <summary>A token as it was last read.</summary>
/// <param name="Hash">SHA-256 of its whole text.</param>
/// <param name="IsShutOut">It was revoked, or its maker's account is disabled.</param>
/// <param name="Use">Shared by all readings of the same token.</param>
internal sealed record KnownToken(ApiToken Token, byte[] Hash, bool IsShutOut, TokenUse Use);

/// <summary>When a token was used last, in memory. Only a second's precision: it is stamped on every request, by many threads.</summary>
internal sealed class TokenUse
{
    private long _at;

    /// <summary>UTC ticks; 0 before the first use of this run.</summary>
    public long At => Volatile.Read(ref _at);

    /// <summary>What of <see cref="At"/> is written down; only the writer looks at it.</summary>
    public long Written { get; set; }

    public void Stamp(DateTimeOffset now)
    {
        if (now.UtcTicks - At >= TimeSpan.TicksPerSecond) Volatile.Write(ref _at, now.UtcTicks);
    }
}
