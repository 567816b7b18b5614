using System.Text.Json;
using System.Text.Unicode;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Api.Ofrep;

/// <summary>
/// Reads the body of a request: <c>{"context":{"targetingKey":"…", …}}</c>. Nothing at all stands for <c>{}</c>; other members of the root are left alone.
/// Refuses what is no JSON object, names that come twice anywhere, more than 16 levels, more than 200 attributes and numbers that no double holds.
/// A null is no fact. A list that is not one of texts is a fact that passes no test but "is set".
/// </summary>
internal ref struct ContextReader
{
    public const int MostBytes = 64 * 1024;
    public const int MostAttributes = 200;
    private const int MostLevels = 16;

    private static readonly AttributeValue.Nested OfNoKnownType = new([]);
    private static readonly JsonReaderOptions Options = new() { MaxDepth = MostLevels };

    private Utf8JsonReader _reader;
    private int _attributes;
    private OfrepError? _fault;

    private ContextReader(ReadOnlySpan<byte> body) => _reader = new(body, Options);

    /// <summary>Either the context or why there is none.</summary>
    public static OfrepError? Read(ReadOnlySpan<byte> body, DateTimeOffset at, out EvaluationContext context)
    {
        context = new(null, at, []);
        if (body.Trim(" \t\r\n"u8).IsEmpty) return null;
        if (!Utf8.IsValid(body)) return OfrepError.Context("The body is not UTF-8.");
        var reader = new ContextReader(body);
        try
        {
            return reader.Root(at, ref context);
        }
        catch (JsonException e)
        {
            return OfrepError.Context(e.Message.Contains("depth", StringComparison.OrdinalIgnoreCase) ? $"The body nests deeper than {MostLevels} levels." : "The body is not valid JSON.");
        }
        catch (InvalidOperationException)
        {
            return OfrepError.Context("A text in the body holds half a character.");
        }
    }

    private OfrepError? Root(DateTimeOffset at, ref EvaluationContext context)
    {
        _reader.Read();
        if (_reader.TokenType is not JsonTokenType.StartObject) return OfrepError.Context("The body has to be a JSON object.");
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (_reader.Read() && _reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = _reader.GetString()!;
            if (!names.Add(name)) return Twice(name);
            _reader.Read();
            if (name == "context")
            {
                if (_reader.TokenType is not JsonTokenType.StartObject) return OfrepError.Context("\"context\" has to be a JSON object.");
                if (Context(at) is not { } read) return _fault;
                context = read;
            }
            else if (Skip() is { } fault)
            {
                return fault;
            }
        }
        // One more step finds what stands behind the end, which is an error.
        _reader.Read();
        return null;
    }

    private EvaluationContext? Context(DateTimeOffset at)
    {
        var values = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        TargetingKey? key = null;
        if (!Members(values, ref key, isRoot: true)) return null;
        return new(key, at, values);
    }

    /// <summary>The members of an object into <paramref name="values"/>; false when there is a fault.</summary>
    private bool Members(Dictionary<string, AttributeValue> values, ref TargetingKey? key, bool isRoot)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (_reader.Read() && _reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = _reader.GetString()!;
            if (!names.Add(name)) return Fault(Twice(name));
            if (++_attributes > MostAttributes) return Fault(OfrepError.Context($"The context has more than {MostAttributes} attributes."));
            _reader.Read();
            if (isRoot && name == "targetingKey")
            {
                if (!Key(ref key)) return false;
            }
            else if (!Value(name, out var value))
            {
                return false;
            }
            else if (value is not null)
            {
                values.Add(name, value);
            }
        }
        return true;
    }

    private bool Key(ref TargetingKey? key)
    {
        if (_reader.TokenType is not JsonTokenType.String) return Fault(OfrepError.Context("\"targetingKey\" has to be a text."));
        if (_reader.GetString() is not { Length: > 0 } text) return true;
        var parsed = TargetingKey.Parse(text, "targetingKey");
        if (parsed.IsError) return Fault(OfrepError.Context("\"targetingKey\" cannot be used. " + parsed.Error.Message));
        key = parsed.Value;
        return true;
    }

    private bool Value(string name, out AttributeValue? value)
    {
        value = null;
        switch (_reader.TokenType)
        {
            case JsonTokenType.Null:
                return true;
            case JsonTokenType.True or JsonTokenType.False:
                value = new AttributeValue.Flag(_reader.GetBoolean());
                return true;
            case JsonTokenType.String:
                value = new AttributeValue.Text(_reader.GetString()!);
                return true;
            case JsonTokenType.Number:
                if (!_reader.TryGetDouble(out var number) || !double.IsFinite(number)) return Fault(OfrepError.Context($"The number of \"{name}\" is too large."));
                value = new AttributeValue.Number(number);
                return true;
            case JsonTokenType.StartArray:
                return List(out value);
            default:
                return Object(out value);
        }
    }

    private bool Object(out AttributeValue? value)
    {
        var inner = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        TargetingKey? none = null;
        value = null;
        if (!Members(inner, ref none, isRoot: false)) return false;
        value = new AttributeValue.Nested(inner);
        return true;
    }

    private bool List(out AttributeValue? value)
    {
        List<string>? texts = [];
        while (_reader.Read() && _reader.TokenType is not JsonTokenType.EndArray)
        {
            if (_reader.TokenType is JsonTokenType.String)
            {
                texts?.Add(_reader.GetString()!);
                continue;
            }
            texts = null;
            if (Skip() is { } fault)
            {
                value = null;
                return Fault(fault);
            }
        }
        value = texts is null ? OfNoKnownType : new AttributeValue.TextList([.. texts]);
        return true;
    }

    /// <summary>Steps over a value of no interest, which has to be sound all the same.</summary>
    private OfrepError? Skip()
    {
        var none = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        TargetingKey? key = null;
        return _reader.TokenType switch
        {
            JsonTokenType.StartObject => Members(none, ref key, isRoot: false) ? null : _fault,
            JsonTokenType.StartArray => List(out _) ? null : _fault,
            _ => null,
        };
    }

    private bool Fault(OfrepError fault)
    {
        _fault = fault;
        return false;
    }

    private static OfrepError Twice(string name) => OfrepError.Context($"\"{(name.Length > 64 ? name[..64] + "…" : name)}\" comes twice in one object.");
}
