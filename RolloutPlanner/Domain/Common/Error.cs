namespace RolloutPlanner.Domain.Common;

/// <summary>What sort of refusal an <see cref="Error"/> is; decides the HTTP status and the tone of the screen, never the rule.</summary>
public enum ErrorKind
{
    /// <summary>A value that was sent cannot be accepted; <see cref="Error.Path"/> names it.</summary>
    Invalid,

    /// <summary>This person may not do this, whatever they send.</summary>
    Forbidden,

    /// <summary>The thing does not exist, or is not visible to this person.</summary>
    NotFound,

    /// <summary>It changed meanwhile, or exists already.</summary>
    Conflict,

    /// <summary>The state does not allow it now.</summary>
    Refused,
}

/// <summary>
/// One refusal: a stable code, a full sentence for a person, and, where one value is to blame, its path
/// (<c>stages[2].gate.criteria[0].threshold</c>).
/// </summary>
public sealed record Error(ErrorKind Kind, string Code, string Message, string? Path = null)
{
    public static Error Invalid(string code, string message, string path) => new(ErrorKind.Invalid, code, message, path);

    public static Error Forbidden(string code, string message) => new(ErrorKind.Forbidden, code, message);

    public static Error NotFound(string code, string message) => new(ErrorKind.NotFound, code, message);

    public static Error Conflict(string code, string message) => new(ErrorKind.Conflict, code, message);

    public static Error Refused(string code, string message, string? path = null) => new(ErrorKind.Refused, code, message, path);

    /// <summary>The same error, seen from an object that holds the faulty one at <paramref name="prefix"/>.</summary>
    public Error Under(string prefix) => this with { Path = Path is null or "" ? prefix : Path[0] == '[' ? prefix + Path : $"{prefix}.{Path}" };
}
