using System.Globalization;

namespace RolloutPlanner.Api.Ofrep;

/// <summary>A refusal in the words of the protocol.</summary>
/// <param name="Code">One of the protocol's error codes.</param>
/// <param name="Details">A full sentence for whoever builds the client.</param>
public sealed record OfrepError(int Status, string Code, string Details)
{
    public const string General = "GENERAL";
    public const string KeyMissing = "TARGETING_KEY_MISSING";

    public static OfrepError NoSuchFlag(string key) => new(StatusCodes.Status404NotFound, "FLAG_NOT_FOUND", $"There is no published flag \"{key}\".");

    public static OfrepError Context(string details) => new(StatusCodes.Status400BadRequest, "INVALID_CONTEXT", details);

    public static OfrepError NoTargetingKey { get; } =
        new(StatusCodes.Status400BadRequest, KeyMissing, "This flag goes to a share of people, so the context needs a targetingKey.");

    public static OfrepError TooLarge { get; } =
        new(StatusCodes.Status413PayloadTooLarge, General, string.Create(CultureInfo.InvariantCulture, $"The body is larger than {ContextReader.MostBytes / 1024} KiB."));

    public static OfrepError NoToken { get; } = new(StatusCodes.Status401Unauthorized, General, "Send a token that holds, as Authorization: Bearer or X-API-Key.");

    public static OfrepError OtherScope { get; } = new(StatusCodes.Status403Forbidden, General, "This token may not evaluate flags.");

    public static OfrepError TokenInAddress { get; } =
        new(StatusCodes.Status400BadRequest, General, "A token in the address is written to logs and histories. Send it as a header, and replace this one.");

    public static OfrepError UnclearToken { get; } = new(StatusCodes.Status400BadRequest, General, "The request carries more than one token. Send one.");

    public static OfrepError TooOften { get; } = new(StatusCodes.Status429TooManyRequests, General, "Too many requests. Retry-After says how many seconds to wait.");

    public static OfrepError TooManyStreams { get; } = new(StatusCodes.Status429TooManyRequests, General, "Too many event streams are open. Ask again later, or poll.");

    public static OfrepError NoTicket { get; } =
        new(StatusCodes.Status401Unauthorized, General, "This address of the event stream has run out. A new one comes with the next bulk answer.");

    public static OfrepError NothingToServe { get; } = new(StatusCodes.Status503ServiceUnavailable, General, "There is no state to answer from yet.");

    public static OfrepError Broken { get; } = new(StatusCodes.Status500InternalServerError, General, "This could not be answered. It is written down in the log.");

    public static OfrepError NoSuchPath { get; } = new(StatusCodes.Status404NotFound, General, "There is nothing at this address.");

    public static OfrepError OtherMethod(string allowed) => new(StatusCodes.Status405MethodNotAllowed, General, $"Only {allowed} is answered here.");
}
