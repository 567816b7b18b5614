namespace RolloutPlanner.Application.Ports;

/// <summary>For where nothing judges gates by itself.</summary>
internal sealed class NoGateNudge : IGateNudge
{
    public void Soon()
    {
    }
}
