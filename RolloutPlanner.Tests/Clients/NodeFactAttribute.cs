namespace RolloutPlanner.Tests.Clients;

/// <summary>
/// A test with a public OpenFeature client, which runs on Node. Where Node or the packages are missing it is skipped and says so;
/// under <c>CI=true</c> it runs and fails instead.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = NodeClient.ReasonToSkip;
}
