using RolloutPlanner.Domain.Planning;

namespace RolloutPlanner.Application.Planning;

/// <summary>A template and how often rollouts began with it, archived ones included.</summary>
/// <param name="LastUsed">Null while nobody has used it.</param>
public sealed record TemplateSummary(PlanTemplate Template, int Used, DateTimeOffset? LastUsed);
