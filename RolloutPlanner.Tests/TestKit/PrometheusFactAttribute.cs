namespace RolloutPlanner.Tests.TestKit;

/// <summary>
/// A test with a real Prometheus server. Where none is installed it is skipped and says so; under <c>CI=true</c> it runs and fails instead, because a
/// check that silently does not run protects nothing.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PrometheusFactAttribute : FactAttribute
{
    public PrometheusFactAttribute() => Skip = PrometheusServer.ReasonToSkip;
}
