namespace RolloutPlanner.Tests.Browser;

/// <summary>
/// A test in a real Chromium. Where none is installed it is skipped and says so; under <c>CI=true</c> it runs and fails instead,
/// because a check that silently does not run protects nothing.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.ReasonToSkip;
}

/// <summary>The same for a theory.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.ReasonToSkip;
}
