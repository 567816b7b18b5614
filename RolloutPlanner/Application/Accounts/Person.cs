using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Accounts;

/// <summary>An account as its rules see it: who it is, what it may do, whether it may sign in. Holds no password.</summary>
public sealed record Person(UserId Id, string Email, string Name, Roles Roles, bool IsDisabled, DateTimeOffset? LockedUntil, long Version);
