using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Api.Ofrep;

/// <summary>
/// Reads the body of a request: <c>{"context":{"targetingKey":"…", …}}</c>. Nothing at all stands for <c>{}</c>; other members of the root are left alone.
/// Refuses what is no JSON object, names that come twice in one object, more than 16 levels, more than 200 attributes and numbers that no double holds,
/// whether any rule asks for them or not; keeps only what some rule asks for. A null is no fact. A list that is not one of texts is a fact that passes
/// no test but "is set".
/// </summary>
internal ref struct ContextReader
{
    public const int MostBytes = 64 * 1024;
    public const int MostAttributes = 200;
    private const int MostLevels = 16;

    // The root's own members are not attributes, but they take room as well.
    private const int MostNames = MostAttributes * 2;

    private static readonly AttributeValue.Nested OfNoKnownType = new([]);

    private readonly ContextBuilder _builder;
    private Utf8JsonReader _reader;
    private NamesSeen _names;
    private ReadOnlySpan<byte> _lastName;
    private int _attributes;
    private TargetingKey? _key;
    private OfrepError? _fault;

    private ContextReader(ReadOnlySpan<byte> body, AttributeTable attributes)
    {
        _reader = new(body, new JsonReaderOptions { MaxDepth = MostLevels });
        _names = new(body, MostNames);
        _builder = new(attributes);
    }

    /// <summary>Null, and the context; or why there is none.</summary>
    /// <param name="attributes">What the rules ask for.</param>
    public static OfrepError? Read(ReadOnlySpan<byte> body, AttributeTable attributes, DateTimeOffset at, out EvaluationContext? context)
    {
        context = null;
        if (!Utf8.IsValid(body)) return OfrepError.Context("The body is not UTF-8.");
        if (body.Trim(" \t\r\n"u8).IsEmpty) body = "{}"u8;
        var reader = new ContextReader(body, attributes);
        try
        {
            if (!reader.Root()) return reader._fault;
            context = reader._builder.Build(reader._key, at);
            return null;
        }
        catch (JsonException e)
        {
            return OfrepError.Context(e.Message.Contains("maximum", StringComparison.Ordinal) ? $"The body nests deeper than {MostLevels} levels." : "The body is not valid JSON.");
        }
        catch (InvalidOperationException)
        {
            return OfrepError.Context("A text in the body holds half a character.");
        }
        finally
        {
            reader._names.Dispose();
        }
    }

    private bool Root()
    {
        _reader.Read();
        if (_reader.TokenType is not JsonTokenType.StartObject) return Fault("The body has to be a JSON object.");
        while (_reader.Read() && _reader.TokenType is JsonTokenType.PropertyName)
        {
            if (!Name(0, out var unescaped)) return false;
            var isContext = (unescaped ?? _reader.ValueSpan).SequenceEqual("context"u8);
            _reader.Read();
            if (isContext && _reader.TokenType is not JsonTokenType.StartObject) return Fault("\"context\" has to be a JSON object.");
            if (isContext ? !Context() : !Skip()) return false;
        }
        // One more step finds what stands behind the end, which is an error.
        _reader.Read();
        return true;
    }

    private bool Context()
    {
        var first = _names.Count;
        while (_reader.Read() && _reader.TokenType is JsonTokenType.PropertyName)
        {
            if (!Name(first, out var unescaped) || !Counted()) return false;
            var name = unescaped ?? _reader.ValueSpan;
            var isKey = name.SequenceEqual("targetingKey"u8);
            var isWanted = _builder.Wants(name, out var slot);
            var text = isWanted && slot < 0 ? Encoding.UTF8.GetString(name) : null;
            _reader.Read();
            if (isKey ? !Key() : isWanted ? !Add(slot, text) : !Skip()) return false;
        }
        _names.Close(first);
        return true;
    }

    private bool Add(int slot, string? name)
    {
        if (!Value(out var value)) return false;
        if (value is null) return true;
        _ = name is null ? _builder.TryAdd(slot, value) : _builder.TryAdd(name, value);
        return true;
    }

    private bool Key()
    {
        if (_reader.TokenType is not JsonTokenType.String) return Fault("\"targetingKey\" has to be a text.");
        if (_reader.GetString() is not { Length: > 0 } text) return true;
        var parsed = TargetingKey.Parse(text, "targetingKey");
        if (parsed.IsError) return Fault("\"targetingKey\" cannot be used. " + parsed.Error.Message);
        _key = parsed.Value;
        return true;
    }

    private bool Value(out AttributeValue? value)
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
                if (!Number(out var number)) return false;
                value = new AttributeValue.Number(number);
                return true;
            case JsonTokenType.StartArray:
                return List(out value);
            default:
                return Object(out value);
        }
    }

    private bool Number(out double number) =>
        (_reader.TryGetDouble(out number) && double.IsFinite(number)) || Fault($"The number of \"{Shown(Encoding.UTF8.GetString(_lastName))}\" is too large.");

    private bool Object(out AttributeValue? value)
    {
        var inner = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        var first = _names.Count;
        value = null;
        while (_reader.Read() && _reader.TokenType is JsonTokenType.PropertyName)
        {
            if (!Name(first, out _) || !Counted()) return false;
            var name = _reader.GetString()!;
            _reader.Read();
            if (!Value(out var part)) return false;
            if (part is not null) inner.Add(name, part);
        }
        _names.Close(first);
        value = new AttributeValue.Nested(inner);
        return true;
    }

    private bool List(out AttributeValue? value)
    {
        List<string>? texts = [];
        value = null;
        while (_reader.Read() && _reader.TokenType is not JsonTokenType.EndArray)
        {
            if (_reader.TokenType is JsonTokenType.String)
            {
                texts?.Add(_reader.GetString()!);
                continue;
            }
            texts = null;
            if (!Skip()) return false;
        }
        value = texts is null ? OfNoKnownType : new AttributeValue.TextList([.. texts]);
        return true;
    }

    /// <summary>Steps over a value that no rule asks for. It has to be sound all the same: whether a request is refused must not hang on the rules of the day.</summary>
    private bool Skip()
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartArray:
                while (_reader.Read() && _reader.TokenType is not JsonTokenType.EndArray)
                    if (!Skip()) return false;
                return true;
            case JsonTokenType.StartObject:
                var first = _names.Count;
                while (_reader.Read() && _reader.TokenType is JsonTokenType.PropertyName)
                {
                    if (!Name(first, out _) || !Counted()) return false;
                    _reader.Read();
                    if (!Skip()) return false;
                }
                _names.Close(first);
                return true;
            case JsonTokenType.Number:
                return Number(out _);
            default:
                if (_reader.TokenType is JsonTokenType.String && _reader.ValueIsEscaped) _reader.GetString();
                return true;
        }
    }

    /// <summary>Takes note of the name at hand; false when its object has it already.</summary>
    private bool Name(int first, out byte[]? unescaped)
    {
        unescaped = _reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(_reader.GetString()!) : null;
        _lastName = unescaped ?? _reader.ValueSpan;
        if (_names.Count < MostNames && _names.TryAdd(first, (int)_reader.TokenStartIndex + 1, _reader.ValueSpan.Length, unescaped)) return true;
        if (_names.Count >= MostNames) return Fault($"The body has more than {MostAttributes} members.");
        return Fault($"\"{Shown(_reader.GetString()!)}\" comes twice in one object.");
    }

    private static string Shown(string name) => name.Length > 64 ? name[..64] + "…" : name;

    private bool Counted() => ++_attributes <= MostAttributes || Fault($"The context has more than {MostAttributes} attributes.");

    private bool Fault(string details)
    {
        _fault = OfrepError.Context(details);
        return false;
    }
}
