using System.Globalization;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Tokens;

/// <summary>What a token must be, and who may make and revoke one.</summary>
public static class TokenRules
{
    public const int MaxName = 100;
    public const int DefaultDays = 90;
    public const int MaxDays = 365;

    /// <summary>Under this, a page warns that a token ends soon.</summary>
    public static TimeSpan Soon { get; } = TimeSpan.FromDays(14);

    internal static Error OnlyAdmins { get; } = Error.Forbidden("token.only-admins", "Only an administrator can make and revoke API tokens.");

    internal static Error NotFound { get; } = Error.NotFound("token.not-found", "There is no such API token.");

    /// <summary>Every single scope, in their order.</summary>
    public static IReadOnlyList<TokenScopes> Scopes { get; } = [.. Enum.GetValues<TokenScopes>().Where(scope => scope != TokenScopes.None)];

    /// <summary>The single scopes in these.</summary>
    public static IEnumerable<TokenScopes> Each(TokenScopes scopes) => Scopes.Where(scope => (scopes & scope) != 0);

    /// <summary>How programs write a single scope: "evaluate".</summary>
    public static string Word(TokenScopes scope) => scope.ToString().ToLowerInvariant();

    /// <summary>Administrators, and whoever may start the program on the machine that holds the data: they could change the database anyway.</summary>
    internal static bool MayManage(Actor actor) => Policies.Allows(Policies.ManageTokens, actor) || actor.Id == SystemActors.CommandLine;

    /// <summary>All problems of a new token's form.</summary>
    internal static ValueList<Error> Check(string name, TokenScopes scopes, int days)
    {
        Error?[] problems =
        [
            PlainText.Check(name, "name", "The name", 1, MaxName),
            scopes == TokenScopes.None ? Error.Invalid("token.scopes", "Choose at least one thing that the token may do.", "scopes")
                : (scopes & ~Scopes.Aggregate((all, scope) => all | scope)) != 0 ? Error.Invalid("token.scopes", "A token can have no such scope.", "scopes") : null,
            days is >= 1 and <= MaxDays ? null : Error.Invalid("token.days", string.Create(CultureInfo.InvariantCulture, $"A token lasts 1 to {MaxDays} days."), "days"),
        ];
        return problems.OfType<Error>().ToValueList();
    }
}
