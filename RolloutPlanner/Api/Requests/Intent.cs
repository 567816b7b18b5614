using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Metadata;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Application.Rollouts;

namespace RolloutPlanner.Api.Requests;

/// <summary>
/// Who wants something, and under which id. <c>Idempotency-Key</c> names the intent: repeated with the same wish it has one effect and the same answer.
/// Without one, every request is an intent of its own.
/// </summary>
internal sealed class Intent : IRequestPart, IEndpointParameterMetadataProvider
{
    private const string Header = "Idempotency-Key";

    public CommandOrigin Origin { get; private init; } = null!;

    public IResult? Refusal { get; private init; }

    public static ValueTask<Intent> BindAsync(HttpContext http) => ValueTask.FromResult(Read(http));

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new DescribedParameter(
        Header, "header", "Names this intent: a UUID or any 1 to 128 visible ASCII characters. The same key with the same wish has one effect and the same answer; with another wish it is refused with 422."));

    public RolloutRequest About(RolloutKey rollout, long seenVersion) => new(Origin, rollout, seenVersion);

    private static Intent Read(HttpContext http)
    {
        if (http.User.AccountId() is not { } who) return new() { Refusal = Problems.Of(StatusCodes.Status401Unauthorized, "token.missing", "This token names nobody.") };
        var given = http.Request.Headers[Header];
        if (given.Count == 0) return new() { Origin = new(Guid.NewGuid(), who, Channel.Api) };
        if (given is not [{ Length: >= 1 and <= 128 } key] || !key.All(letter => letter is > ' ' and <= '~'))
            return new() { Refusal = Problems.Of(StatusCodes.Status400BadRequest, "idempotency-key.invalid", "The key is a UUID or any 1 to 128 visible ASCII characters, sent once.", Header) };
        return new() { Origin = new(Id(key, who), who, Channel.Api) };
    }

    /// <summary>A UUID is taken as it is; any other text gives the same id to the same principal, and another one to everybody else.</summary>
    private static Guid Id(string key, UserId who) =>
        Guid.TryParseExact(key, "D", out var id) ? id : new(SHA256.HashData(Encoding.UTF8.GetBytes($"{who.Value}\n{key}")).AsSpan(0, 16));
}
