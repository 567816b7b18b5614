using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Ports;

/// <summary>The thing that a history entry is about. <paramref name="Kind"/> is one of <see cref="SubjectKinds"/>.</summary>
public sealed record AuditSubject(string Kind, string Key, RolloutKey? Rollout = null);
