namespace RolloutPlanner.Application.Tokens;

/// <summary>A token that was made.</summary>
/// <param name="Secret">The whole text that a program has to send. Null when the command had been done before: it is told once, and nobody can look it up.</param>
public sealed record NewToken(ApiToken Token, string? Secret)
{
    /// <summary>Without the secret.</summary>
    public override string ToString() => $"{nameof(NewToken)} {Token.Id}";
}
