using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Accounts;

/// <summary>Asks for an account. Its id is made from the command's, so that a repeated command makes no second one.</summary>
public sealed record CreateAccountCommand(CommandOrigin Origin, string Name, string Email, string Password, Roles Roles);
