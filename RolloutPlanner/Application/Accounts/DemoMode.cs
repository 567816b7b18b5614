namespace RolloutPlanner.Application.Accounts;

/// <summary>Whether this is a demo workspace: only ever in Development, and there unless <c>Demo:Enabled</c> says false.</summary>
public sealed record DemoMode(bool IsOn);
