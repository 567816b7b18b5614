using RolloutPlanner.Application.Tokens;

namespace RolloutPlanner.Api;

/// <summary>How a request presents its token.</summary>
public enum PresentedAs
{
    /// <summary>Not at all.</summary>
    Nothing,

    /// <summary>In a header, once; whether the text is a token that holds is for others to say.</summary>
    Header,

    /// <summary>In several headers that do not say the same. Nobody guesses which is meant.</summary>
    Unclear,

    /// <summary>In the address, where histories and logs would keep it. To be refused, and never to be written down.</summary>
    Address,
}

/// <summary>
/// The token of a request, from <c>Authorization: Bearer</c> or <c>X-API-Key</c>, as it was sent. Costs no memory: it is read on every request.
/// </summary>
/// <param name="Text">Empty unless it came in a header.</param>
public readonly record struct PresentedToken(PresentedAs As, ReadOnlyMemory<char> Text)
{
    private const string Bearer = "Bearer ";
    private static readonly string[] Names = ["token", "access_token", "api_key", "apikey"];

    public static PresentedToken Of(HttpRequest request)
    {
        if (request.QueryString.HasValue && request.Query.Any(parameter => IsToken(parameter.Key, parameter.Value))) return new(PresentedAs.Address, default);
        var (authorization, key) = (request.Headers.Authorization, request.Headers["X-API-Key"]);
        if (authorization.Count > 1 || key.Count > 1) return new(PresentedAs.Unclear, default);
        var bearer = authorization is [{ } line] && line.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? line.AsMemory(Bearer.Length).Trim() : default;
        var alone = key is [{ } text] ? text.AsMemory().Trim() : default;
        if (bearer.IsEmpty && alone.IsEmpty) return new(PresentedAs.Nothing, default);
        if (bearer.IsEmpty || alone.IsEmpty) return new(PresentedAs.Header, bearer.IsEmpty ? alone : bearer);
        return bearer.Span.SequenceEqual(alone.Span) ? new(PresentedAs.Header, bearer) : new(PresentedAs.Unclear, default);
    }

    private static bool IsToken(string name, IEnumerable<string?> values) =>
        Names.Contains(name, StringComparer.OrdinalIgnoreCase) || TokenText.LooksLikeOne(name) || values.Any(value => TokenText.LooksLikeOne(value));
}
