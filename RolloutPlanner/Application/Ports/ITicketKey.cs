namespace RolloutPlanner.Application.Ports;

/// <summary>The secret that short-lived tickets are signed with. The same after a restart.</summary>
public interface ITicketKey
{
    /// <summary>32 random bytes.</summary>
    ReadOnlySpan<byte> Bytes { get; }
}
