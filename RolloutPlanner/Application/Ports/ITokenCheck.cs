using RolloutPlanner.Application.Tokens;

namespace RolloutPlanner.Application.Ports;

/// <summary>Tells whether a presented text is a token that holds now. Answers from memory, so also while the database is away.</summary>
public interface ITokenCheck
{
    /// <summary>Null for a text that is no token, and for one that is unknown, revoked, expired, or whose maker's account is disabled. Takes the same time for all of these.</summary>
    ApiToken? Find(ReadOnlySpan<char> presented);

    /// <summary>The token of this id while it holds; what keeps a long answer going. Null as with <see cref="Find"/>.</summary>
    ApiToken? FindById(string id);
}
