namespace RolloutPlanner.Application.Tokens;

/// <summary>One token for a list.</summary>
/// <param name="MadeBy">The maker's name.</param>
/// <param name="MakerIsDisabled">The maker's account is disabled, and so the token does not hold.</param>
/// <param name="LastUsedAt">To a minute; null when nobody has used it.</param>
public sealed record TokenSummary(ApiToken Token, string MadeBy, bool MakerIsDisabled, DateTimeOffset? LastUsedAt);
