using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Api.Requests;

/// <summary>A key in the path. What cannot be a key names nothing, so it is not found.</summary>
internal sealed class Named<TKey> : IRequestPart, IEndpointParameterMetadataProvider where TKey : struct, ITextKey<TKey>
{
    public TKey Value { get; private init; }

    public IResult? Refusal { get; private init; }

    /// <summary>Never false: why there is no key is said by <see cref="Refusal"/>, in JSON.</summary>
    public static bool TryParse(string? text, IFormatProvider? provider, out Named<TKey> named)
    {
        named = TKey.Parse(text, "key").TryGet(out var key) ? new() { Value = key } : new() { Refusal = Problems.NotFound("There is no such thing here: this is no key.") };
        return true;
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new DescribedParameter(parameter.Name!, "path", "2 to 64 of a-z, 0-9, dots, dashes and underscores, starting with a letter.", Required: true));
}

/// <summary>A number in the path, from 1 on. Anything else is not found.</summary>
internal sealed class Numbered : IRequestPart, IEndpointParameterMetadataProvider
{
    public int Value { get; private init; }

    public IResult? Refusal { get; private init; }

    /// <summary>Never false: why there is no number is said by <see cref="Refusal"/>, in JSON.</summary>
    public static bool TryParse(string? text, IFormatProvider? provider, out Numbered numbered)
    {
        var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;
        numbered = isNumber ? new() { Value = number } : new() { Refusal = Problems.NotFound("There is no such number here.") };
        return true;
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new DescribedParameter(parameter.Name!, "path", "A whole number from 1 on.", Required: true, Type: "integer"));
}
