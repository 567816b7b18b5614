using System.Globalization;
using System.Text.Json;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Evaluation;

/// <summary>
/// Reads facts as a person types them: one <c>name = value</c> per line, or the JSON of an evaluation request. A value that is a JSON value is
/// that value (42, true, ["a", "b"], "42" in quotes); anything else is text as it stands. Errors are at <c>id</c> and <c>facts</c>, and name the line.
/// </summary>
public static class FactsText
{
    /// <summary>So that a link can carry them.</summary>
    public const int MaxLength = 2_000;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = FactsJson.MaxDepth + 1 };

    /// <param name="id">Who it is; the facts may say it too, as <c>targetingKey</c>.</param>
    public static Result<PersonFacts> Parse(string? id, string? text)
    {
        var key = string.IsNullOrWhiteSpace(id) ? (Result<TargetingKey>?)null : TargetingKey.Parse(id.Trim(), "id");
        var facts = Facts(text?.Trim() ?? "");
        var errors = (key?.Errors ?? []).Concat(facts.Errors).ToValueList();
        if (errors.Count > 0) return Result<PersonFacts>.Fail(errors);
        if (key is not { Value: var named }) return facts;
        return facts.Value.Key is { } other && other != named
            ? Error.Invalid("facts.keys", "The id stands here and in the facts, and they are not the same.", "id")
            : facts.Value with { Key = named };
    }

    private static Result<PersonFacts> Facts(string text)
    {
        if (text.Length > MaxLength)
            return Invalid("facts.long", string.Create(CultureInfo.InvariantCulture, $"These facts have {text.Length:N0} characters; at most {MaxLength:N0} fit into a link."));
        return text.StartsWith('{') ? FromJson(text) : FromLines(text);
    }

    private static Result<PersonFacts> FromJson(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, Options);
            var read = FactsJson.Read(json.RootElement, "");
            return read.IsError ? Result<PersonFacts>.Fail(read.Errors.Select(error => Invalid(error.Code, At(error.Path, error.Message)))) : read;
        }
        catch (JsonException wrong)
        {
            return Invalid("facts.json", string.Create(CultureInfo.InvariantCulture, $"Line {(wrong.LineNumber ?? 0) + 1}: this is not valid JSON."));
        }
    }

    private static Result<PersonFacts> FromLines(string text)
    {
        var (errors, facts, key) = (new List<Error>(), new Dictionary<string, AttributeValue?>(StringComparer.Ordinal), (TargetingKey?)null);
        foreach (var (index, line) in text.Split('\n').Index())
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            var place = string.Create(CultureInfo.InvariantCulture, $"Line {index + 1}");
            var (name, value) = line.IndexOf('=') is > 0 and var at ? (line[..at].Trim(), line[(at + 1)..].Trim()) : ("", null);
            if (value is null)
            {
                errors.Add(Invalid("facts.line", $"{place}: write a name, an equals sign and a value, such as city = London."));
                continue;
            }
            var read = Line(name, value);
            errors.AddRange(read.Errors.Select(error => Invalid(error.Code, $"{place}: {error.Message}")));
            if (read.IsError) continue;
            if (!facts.TryAdd(name, read.Value)) errors.Add(Invalid("facts.twice", $"{place}: \"{name}\" stands here twice."));
            else if (name == AttributeName.TargetingKey.Value && read.Value is AttributeValue.Text { Value: var id }) key = TargetingKey.Parse(id, "facts").Value;
        }
        if (facts.Count > FactsJson.MaxFacts) errors.Add(Invalid("facts.many", $"There are more than {FactsJson.MaxFacts} facts."));
        if (errors.Count > 0) return Result<PersonFacts>.Fail(errors);
        return new PersonFacts(key, facts.Where(fact => fact.Value is not null && fact.Key != AttributeName.TargetingKey.Value).Select(fact => KeyValuePair.Create(fact.Key, fact.Value!)).ToValueList());
    }

    /// <summary>The id of a person is a text, however much it looks like a number.</summary>
    private static Result<AttributeValue?> Line(string name, string value)
    {
        if (AttributeName.Parse(name, "facts") is { IsError: true } wrong) return Result<AttributeValue?>.Fail(wrong.Errors);
        if (name == AttributeName.TargetingKey.Value) return TargetingKey.Parse(value, "facts").Map<AttributeValue?>(key => new AttributeValue.Text(key.Value));
        return Json(value) ?? (PlainText.Check(value, "facts", "The text", 0, FactsJson.MaxText) is { } odd ? odd : new AttributeValue.Text(value));
    }

    /// <summary>Null for what is plain text. What begins like a list, an object or a quotation is meant as one.</summary>
    private static Result<AttributeValue?>? Json(string value)
    {
        if (value.Length == 0 || !(value[0] is '"' or '[' or '{' or '-' || char.IsAsciiDigit(value[0]) || value is "true" or "false" or "null")) return null;
        try
        {
            using var json = JsonDocument.Parse(value, Options);
            return FactsJson.ReadValue(json.RootElement, "facts");
        }
        catch (JsonException)
        {
            if (value[0] is '"' or '[' or '{') return Error.Invalid("facts.json", "this value is not valid JSON.", "facts");
            return null;
        }
    }

    private static string At(string? place, string message) => string.IsNullOrEmpty(place) ? message : $"{place}: {message}";

    private static Error Invalid(string code, string message) => Error.Invalid(code, message, "facts");
}
