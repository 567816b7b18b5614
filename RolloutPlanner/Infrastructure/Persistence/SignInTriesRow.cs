namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>
/// Wrong passwords of late for one email, whether an account has it or not, so that both are answered alike.
/// Only a hash of the email is kept; a row is removed some time after its last try.
/// </summary>
internal sealed class SignInTriesRow
{
    public required string EmailHash { get; init; }

    public int Failures { get; set; }

    public DateTimeOffset LastAt { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }
}
