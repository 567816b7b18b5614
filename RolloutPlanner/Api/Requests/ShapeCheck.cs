using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Api.Requests;

/// <summary>
/// Compares JSON with the contract that it is to become, before anything is made of it, and names every value that does not fit at its path: unknown
/// members, members given twice, other types, numbers that do not fit, broken texts. What passes can be read without loss.
/// </summary>
internal sealed class ShapeCheck
{
    private const int MostErrors = 100;
    private const int MostOfAName = 64;

    private static readonly ConcurrentDictionary<Type, Dictionary<string, Type>> Members = [];
    private readonly List<Error> _errors = [];

    private ShapeCheck()
    {
    }

    private bool IsFull => _errors.Count >= MostErrors;

    public static ValueList<Error> Of(JsonElement root, Type contract)
    {
        var check = new ShapeCheck();
        if (root.ValueKind is JsonValueKind.Object) check.Object(root, contract, "");
        else check._errors.Add(new(ErrorKind.Invalid, "json.object", "The body is a JSON object."));
        return check._errors.ToValueList();
    }

    private void Value(JsonElement value, Type type, string path)
    {
        if (IsFull) return;
        if (type == typeof(JsonElement)) Free(value, path);
        else if (value.ValueKind is JsonValueKind.Null) return;
        else if (type == typeof(string)) Text(value, path);
        else if (type == typeof(bool)) Expect(value.ValueKind is JsonValueKind.True or JsonValueKind.False, "json.boolean", "Write true or false here.", path);
        else if (type == typeof(int) || type == typeof(long)) Whole(value, type == typeof(int), path);
        else if (type == typeof(decimal)) Number(value, path);
        else if (type == typeof(DateTimeOffset)) Time(value, path);
        else if (ItemOf(type) is { } item) List(value, item, path);
        else if (ValueOf(type) is { } inner) Map(value, inner, path);
        else if (Expect(value.ValueKind is JsonValueKind.Object, "json.object", "Write an object here.", path)) Object(value, type, path);
    }

    private void Object(JsonElement value, Type type, string path)
    {
        var members = Members.GetOrAdd(type, MembersOf);
        foreach (var (name, inner, at) in Names(value, path))
        {
            if (IsFull) return;
            if (members.TryGetValue(name, out var member)) Value(inner, member, at);
            else Refuse("json.unknown", "There is no such member here. Leave it out, or correct its name.", at);
        }
    }

    private void Map(JsonElement value, Type inner, string path)
    {
        if (!Expect(value.ValueKind is JsonValueKind.Object, "json.object", "Write an object here.", path)) return;
        foreach (var (_, member, at) in Names(value, path)) Value(member, inner, at);
    }

    private void List(JsonElement value, Type item, string path)
    {
        if (!Expect(value.ValueKind is JsonValueKind.Array, "json.list", "Write a list here.", path)) return;
        foreach (var (index, inner) in value.EnumerateArray().Index())
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
            if (inner.ValueKind is JsonValueKind.Null) Refuse("json.null", "A list holds no empty places.", at);
            else Value(inner, item, at);
            if (IsFull) return;
        }
    }

    /// <summary>Any JSON, as long as it is unambiguous.</summary>
    private void Free(JsonElement value, string path)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var (_, inner, at) in Names(value, path)) Free(inner, at);
                break;
            case JsonValueKind.Array:
                foreach (var (index, inner) in value.EnumerateArray().Index()) Free(inner, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"));
                break;
            case JsonValueKind.String:
                Text(value, path);
                break;
            case JsonValueKind.Number:
                Expect(value.TryGetDouble(out var number) && double.IsFinite(number), "json.number", "This number does not fit.", path);
                break;
        }
    }

    private List<(string Name, JsonElement Value, string Path)> Names(JsonElement value, string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var all = new List<(string, JsonElement, string)>();
        foreach (var member in value.EnumerateObject())
        {
            if (IsFull) break;
            if (NameOf(member) is not { } name)
            {
                Refuse("json.text", "The name of a member here holds half a character.", path);
                continue;
            }
            var shown = name.Length <= MostOfAName ? name : name[..MostOfAName] + "…";
            var at = path.Length == 0 ? shown : $"{path}.{shown}";
            if (seen.Add(name)) all.Add((name, member.Value, at));
            else Refuse("json.twice", "This member is there twice. Nobody guesses which is meant.", at);
        }
        return all;
    }

    private static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private void Text(JsonElement value, string path)
    {
        if (!Expect(value.ValueKind is JsonValueKind.String, "json.text", "Write a text here, in quotation marks.", path)) return;
        try
        {
            value.GetString();
        }
        catch (InvalidOperationException)
        {
            Refuse("json.text", "This text holds half a character.", path);
        }
    }

    private void Whole(JsonElement value, bool small, string path) => Expect(
        value.ValueKind is JsonValueKind.Number && (small ? value.TryGetInt32(out _) : value.TryGetInt64(out _)), "json.whole", "Write a whole number here that fits.", path);

    private void Number(JsonElement value, string path) =>
        Expect(value.ValueKind is JsonValueKind.Number && value.TryGetDecimal(out _), "json.number", "Write a number here that fits, without quotation marks.", path);

    private void Time(JsonElement value, string path)
    {
        var isTime = value.ValueKind is JsonValueKind.String && value.TryGetDateTimeOffset(out _) && value.GetString() is { Length: > 10 } text && (text[^1] == 'Z' || text.LastIndexOfAny(['+', '-']) > 10);
        Expect(isTime, "json.time", "Write a time with its offset here, such as 2026-11-18T12:00:00Z.", path);
    }

    private bool Expect(bool holds, string code, string sentence, string path)
    {
        if (!holds) Refuse(code, sentence, path);
        return holds;
    }

    private void Refuse(string code, string sentence, string path) => _errors.Add(Error.Invalid(code, sentence, path));

    private static Dictionary<string, Type> MembersOf(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .ToDictionary(member => JsonNamingPolicy.CamelCase.ConvertName(member.Name), member => Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType, StringComparer.Ordinal);

    private static Type? ItemOf(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    private static Type? ValueOf(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) ? type.GetGenericArguments()[1] : null;
}
