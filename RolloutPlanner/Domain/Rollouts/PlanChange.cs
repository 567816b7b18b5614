namespace RolloutPlanner.Domain.Rollouts;

/// <summary>One clause in which two plans differ. An empty <paramref name="Before"/> says that it is new, an empty <paramref name="After"/> that it is gone.</summary>
/// <param name="Path">Where it stands: in the newer plan, or in the older one when it is gone.</param>
/// <param name="Label">What the clause is about, such as "Stage 2, share".</param>
public sealed record PlanChange(string Path, string Label, string Before, string After);
