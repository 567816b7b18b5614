using RolloutPlanner.Tests.Browser;

namespace RolloutPlanner.Tests.Clients;

/// <summary>A test with the public web client in a real Chromium; skipped with the reason where either is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WebClientFactAttribute : FactAttribute
{
    public WebClientFactAttribute() => Skip = NodeClient.ReasonToSkip ?? Chromium.ReasonToSkip;
}
