using RolloutPlanner.Application.Ports;

namespace RolloutPlanner.Application.Tokens;

/// <summary>Asks for a token that lasts some days from now.</summary>
/// <param name="Password">Of the person who asks on a screen; nobody else proves themselves by one.</param>
public sealed record CreateTokenCommand(CommandOrigin Origin, string Name, TokenScopes Scopes, int Days, string Password = "")
{
    /// <summary>Without the password.</summary>
    public override string ToString() => $"{nameof(CreateTokenCommand)} {Origin.Id}";
}
