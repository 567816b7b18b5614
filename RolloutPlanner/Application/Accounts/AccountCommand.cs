using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Accounts;

/// <summary>Asks to change one account, decided on the given version of it.</summary>
public sealed record AccountCommand(CommandOrigin Origin, UserId Account, long SeenVersion);
