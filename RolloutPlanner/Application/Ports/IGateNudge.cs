namespace RolloutPlanner.Application.Ports;

/// <summary>Says that there are new numbers, so that gates need not wait for their next turn.</summary>
public interface IGateNudge
{
    /// <summary>Judge soon. Returns at once, and never throws; many calls at once are one.</summary>
    void Soon();
}

/// <summary>Where nothing judges gates by itself.</summary>
internal sealed class NoGateNudge : IGateNudge
{
    public void Soon()
    {
    }
}
