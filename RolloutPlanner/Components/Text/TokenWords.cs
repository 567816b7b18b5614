using System.Diagnostics;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Components.Shared;

namespace RolloutPlanner.Components.Text;

/// <summary>Words about API tokens.</summary>
public static class TokenWords
{
    public static string Of(TokenScopes scope) => scope switch
    {
        TokenScopes.Evaluate => "Evaluate flags",
        TokenScopes.Ingest => "Send readings",
        TokenScopes.Read => "Read",
        TokenScopes.Automation => "Automate",
        _ => throw new UnreachableException($"No words for the scope {scope}."),
    };

    public static string May(TokenScopes scope) => scope switch
    {
        TokenScopes.Evaluate => "Asks who sees what, and is told of changes.",
        TokenScopes.Ingest => "Sends readings of metrics. A bad one can pause a rollout or take it back.",
        TokenScopes.Read => "Reads cohorts, rollouts, the history and the people directory, and takes exports.",
        TokenScopes.Automation => "Makes and edits cohorts and plans, and moves rollouts as a product manager may. It never signs or approves.",
        _ => throw new UnreachableException($"No words for the scope {scope}."),
    };

    /// <summary>"Evaluate flags, Read".</summary>
    public static string All(TokenScopes scopes) => string.Join(", ", TokenRules.Each(scopes).Select(Of));

    /// <summary>Whether it holds now, and if not, why.</summary>
    public static Look State(TokenSummary summary, DateTimeOffset now) => summary switch
    {
        { Token.RevokedAt: not null } => new("Revoked", "block", Tone.None),
        { Token.ExpiresAt: var end } when end <= now => new("Expired", "event_busy", Tone.None),
        { MakerIsDisabled: true } => new("Maker disabled", "person_off", Tone.Fail),
        { Token.ExpiresAt: var end } when end - now < TokenRules.Soon => new($"Ends in {Words.Count(Math.Max(1, (int)(end - now).TotalDays), "day", "days")}", "schedule", Tone.Wait),
        _ => new("Works", "check_circle", Tone.Pass),
    };

    /// <summary>What stops when it is revoked.</summary>
    public static string Revoking(TokenSummary summary, ReaderClock clock) => summary.LastUsedAt is { } last
        ? $"Every program that uses it is refused within two seconds. It was used last {clock.Past(last)}. This cannot be undone; the history keeps its name."
        : "Nobody has used it yet. Whoever tries is refused within two seconds. This cannot be undone; the history keeps its name.";
}
