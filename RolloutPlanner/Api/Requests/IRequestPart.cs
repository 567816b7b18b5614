using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Api.Requests;

/// <summary>One thing that an endpoint takes from its request. Where it cannot be read, the request is refused before the endpoint runs.</summary>
internal interface IRequestPart
{
    /// <summary>Null where it could be read.</summary>
    IResult? Refusal { get; }
}

/// <summary>A parameter that an endpoint reads by itself, for its description. A query parameter that no endpoint names is refused.</summary>
/// <param name="In"><c>path</c>, <c>query</c> or <c>header</c>.</param>
/// <param name="Type"><c>string</c> or <c>integer</c>.</param>
internal sealed record DescribedParameter(string Name, string In, string Description, bool Required = false, string Type = "string")
{
    public static DescribedParameter Query(string name, string description, string type = "string") => new(name, "query", description, Type: type);
}

/// <summary>Reads query parameters, each at most once, and gathers what is wrong under their names.</summary>
internal sealed class QueryReader(IQueryCollection query)
{
    public ParseErrors Errors { get; } = new();

    public IResult? Refusal => Errors.All is { Count: > 0 } errors ? Problems.From(errors) : null;

    /// <summary>Null where it is not given, or empty.</summary>
    public string? Text(string name, int max = 200)
    {
        var given = query[name];
        if (given.Count > 1) Errors.Add("query.twice", "This is given more than once. Give it once.", name);
        var text = given.Count == 1 ? given[0]?.Trim() : null;
        if (text?.Length > max) Errors.Add("query.long", $"This has at most {max} characters.", name);
        return string.IsNullOrEmpty(text) ? null : text;
    }

    public int Whole(string name, string what, int usual, int min, int max)
    {
        if (Text(name) is not { } text) return usual;
        var isNumber = int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number);
        return Errors.Whole(isNumber ? number : int.MinValue, name, what, min, max);
    }

    public TChoice? Choice<TChoice>(string name, string what) where TChoice : struct, Enum => Text(name) is { } text ? Errors.Choice<TChoice>(text, name, what) : null;

    public TKey? Key<TKey>(string name) where TKey : struct, ITextKey<TKey> => Errors.Optional<TKey>(Text(name), name);
}
