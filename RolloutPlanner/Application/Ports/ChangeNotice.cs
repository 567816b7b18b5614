namespace RolloutPlanner.Application.Ports;

/// <summary>The named thing has this version now.</summary>
public sealed record ChangeNotice(string SubjectKind, string Subject, long Version);
