namespace RolloutPlanner.Application.Ports;

/// <summary>Asks for running gates to be judged before their time, because a number came in.</summary>
public interface IGateNudge
{
    /// <summary>Returns at once and never throws. Many calls lead to one more look.</summary>
    void Soon();
}
