using System.Globalization;
using System.Text.Json;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Evaluation;

/// <summary>
/// Reads facts as an evaluation request sends them: an object with <c>targetingKey</c> and attributes, whose values are texts, numbers, yes or
/// no, lists of texts, or objects of these. Null is a fact that is not known. Says everything that is wrong, each at its path.
/// </summary>
public sealed class FactsJson
{
    public const int MaxFacts = 200;
    public const int MaxText = 4096;
    public const int MaxDepth = 16;
    private readonly List<Error> _errors = [];
    private int _facts;

    private FactsJson()
    {
    }

    /// <param name="path">Where the object stands; the paths of errors begin with it.</param>
    public static Result<PersonFacts> Read(JsonElement element, string path)
    {
        if (element.ValueKind is not JsonValueKind.Object)
            return Error.Invalid("facts.object", "Write an object of facts, such as {\"targetingKey\": \"u-1\", \"city\": \"London\"}.", path);
        var reader = new FactsJson();
        var key = reader.Key(element, Under(path, AttributeName.TargetingKey.Value));
        var attributes = reader.Members(element, path, depth: 1);
        return reader._errors.Count > 0 ? Result<PersonFacts>.Fail(reader._errors) : new PersonFacts(key, attributes);
    }

    /// <summary>Null for a fact that is not known.</summary>
    /// <param name="path">Where the value stands.</param>
    public static Result<AttributeValue?> ReadValue(JsonElement element, string path)
    {
        var reader = new FactsJson();
        var value = reader.Value(element, path, depth: 1);
        return reader._errors.Count > 0 ? Result<AttributeValue?>.Fail(reader._errors) : value;
    }

    private TargetingKey? Key(JsonElement element, string path)
    {
        if (!element.TryGetProperty(AttributeName.TargetingKey.Value, out var key) || key.ValueKind is JsonValueKind.Null) return null;
        if (key.ValueKind is not JsonValueKind.String)
        {
            Add("facts.key", "The id of a person is a text.", path);
            return null;
        }
        if (Text(key, path) is not { Length: > 0 } text) return null;
        var parsed = TargetingKey.Parse(text, path);
        _errors.AddRange(parsed.Errors);
        return parsed.TryGet(out var known) ? known : null;
    }

    private ValueList<KeyValuePair<string, AttributeValue>> Members(JsonElement element, string path, int depth)
    {
        var members = new List<KeyValuePair<string, AttributeValue>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            if (++_facts > MaxFacts)
            {
                if (_facts == MaxFacts + 1) Add("facts.many", $"There are more than {MaxFacts} facts.", path);
                break;
            }
            if (Name(property, path) is not { } name) continue;
            var at = Under(path, name);
            if (!seen.Add(name)) Add("facts.twice", $"\"{name}\" stands here twice.", at);
            else if (depth > 1 || name != AttributeName.TargetingKey.Value)
            {
                if (Value(property.Value, at, depth) is { } value) members.Add(new(name, value));
            }
        }
        return members.ToValueList();
    }

    private string? Name(JsonProperty property, string path)
    {
        // A name that escapes half a character cannot be read at all.
        string name;
        try
        {
            name = property.Name;
        }
        catch (InvalidOperationException)
        {
            Add("text.broken", "The name of an attribute holds half a character.", path);
            return null;
        }
        var parsed = AttributeName.Parse(name, path);
        _errors.AddRange(parsed.Errors);
        return parsed.IsError ? null : name;
    }

    private AttributeValue? Value(JsonElement element, string path, int depth)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                return Text(element, path) is { } text ? new AttributeValue.Text(text) : null;
            case JsonValueKind.Number:
                if (element.TryGetDouble(out var number) && double.IsFinite(number)) return new AttributeValue.Number(number);
                Add("facts.number", "This number is too large.", path);
                return null;
            case JsonValueKind.True or JsonValueKind.False:
                return new AttributeValue.Flag(element.ValueKind is JsonValueKind.True);
            case JsonValueKind.Array:
                return List(element, path);
            case JsonValueKind.Object when depth < MaxDepth:
                return new AttributeValue.Nested(Members(element, path, depth + 1));
            case JsonValueKind.Object:
                Add("facts.depth", $"Objects go at most {MaxDepth} deep.", path);
                return null;
            default:
                return null;
        }
    }

    private AttributeValue.TextList List(JsonElement element, string path)
    {
        var items = new List<string>();
        foreach (var (index, item) in element.EnumerateArray().Index())
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
            if (index == MaxFacts)
            {
                Add("facts.many", $"A list holds at most {MaxFacts} texts.", path);
                break;
            }
            if (item.ValueKind is not JsonValueKind.String) Add("facts.list", "A list holds texts only.", at);
            else if (Text(item, at) is { } text) items.Add(text);
        }
        return new(items.ToValueList());
    }

    private string? Text(JsonElement element, string path)
    {
        try
        {
            var text = element.GetString()!;
            if (PlainText.Check(text, path, "The text", 0, MaxText, lines: true) is not { } wrong) return text;
            _errors.Add(wrong);
        }
        catch (InvalidOperationException)
        {
            Add("text.broken", "The text holds half a character.", path);
        }
        return null;
    }

    private void Add(string code, string message, string path) => _errors.Add(Error.Invalid(code, message, path));

    private static string Under(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
