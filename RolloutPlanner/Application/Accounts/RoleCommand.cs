using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Accounts;

/// <summary>Asks to grant or revoke one role, decided on the given version of the account.</summary>
public sealed record RoleCommand(CommandOrigin Origin, UserId Account, Roles Role, long SeenVersion);
