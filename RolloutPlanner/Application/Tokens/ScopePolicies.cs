namespace RolloutPlanner.Application.Tokens;

/// <summary>What each endpoint for programs asks of a token, in one table. Endpoints ask by name; a use-case asks again with the roles of the moment.</summary>
public static class ScopePolicies
{
    public const string Read = "Scope.Read";
    public const string Automation = "Scope.Automation";
    public const string Ingest = "Scope.Ingest";
    public const string Evaluate = "Scope.Evaluate";

    /// <summary>Any one of the scopes is enough.</summary>
    public static IReadOnlyDictionary<string, TokenScopes> Allowed { get; } = new Dictionary<string, TokenScopes>
    {
        [Read] = TokenScopes.Read,
        [Automation] = TokenScopes.Automation,
        [Ingest] = TokenScopes.Ingest | TokenScopes.Automation,
        [Evaluate] = TokenScopes.Evaluate | TokenScopes.Read | TokenScopes.Automation,
    };
}
