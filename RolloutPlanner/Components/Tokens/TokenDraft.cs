using System.Globalization;
using RolloutPlanner.Application.Tokens;

namespace RolloutPlanner.Components.Tokens;

/// <summary>A new token as typed.</summary>
public sealed class TokenDraft
{
    public string Name { get; set; } = "";

    public TokenScopes Scopes { get; set; }

    public string Days { get; set; } = TokenRules.DefaultDays.ToString(CultureInfo.InvariantCulture);

    public string Password { get; set; } = "";

    /// <summary>What is no number is no number of days.</summary>
    public int DayCount => int.TryParse(Days.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : 0;
}
