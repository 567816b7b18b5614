using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>
/// The attributes of a person as one plain JSON object, in their order. Tens of thousands are read at once, so this goes without the general
/// serializer, and equal texts become one object: a city of thousands is kept once.
/// </summary>
internal sealed class PersonAttributes
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly ArrayBufferWriter<byte> _buffer = new();

    public string Write(ValueList<KeyValuePair<string, AttributeValue>> attributes)
    {
        _buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_buffer, Relaxed)) WriteObject(json, attributes);
        return Encoding.UTF8.GetString(_buffer.WrittenSpan);
    }

    public ValueList<KeyValuePair<string, AttributeValue>> Read(string text)
    {
        var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
        json.Read();
        return ReadObject(ref json).ToValueList();
    }

    private static void WriteObject(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, AttributeValue>> attributes)
    {
        json.WriteStartObject();
        foreach (var (name, value) in attributes)
        {
            json.WritePropertyName(name);
            WriteValue(json, value);
        }
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, AttributeValue value)
    {
        switch (value)
        {
            case AttributeValue.Text text: json.WriteStringValue(text.Value); break;
            case AttributeValue.Number number: json.WriteNumberValue(number.Value); break;
            case AttributeValue.Flag flag: json.WriteBooleanValue(flag.Value); break;
            case AttributeValue.TextList list:
                json.WriteStartArray();
                foreach (var item in list.Values) json.WriteStringValue(item);
                json.WriteEndArray();
                break;
            case AttributeValue.Nested nested: WriteObject(json, nested.Values); break;
            default: throw new UnreachableException();
        }
    }

    private List<KeyValuePair<string, AttributeValue>> ReadObject(ref Utf8JsonReader json)
    {
        var attributes = new List<KeyValuePair<string, AttributeValue>>();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = Shared(json.GetString()!);
            json.Read();
            attributes.Add(new(name, ReadValue(ref json)));
        }
        return attributes;
    }

    private AttributeValue ReadValue(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.String => new AttributeValue.Text(Shared(json.GetString()!)),
        JsonTokenType.Number => new AttributeValue.Number(json.GetDouble()),
        JsonTokenType.True or JsonTokenType.False => new AttributeValue.Flag(json.GetBoolean()),
        JsonTokenType.StartArray => new AttributeValue.TextList(ReadTexts(ref json)),
        JsonTokenType.StartObject => new AttributeValue.Nested(ReadObject(ref json)),
        _ => throw new JsonException($"An attribute is never {json.TokenType}."),
    };

    private ValueList<string> ReadTexts(ref Utf8JsonReader json)
    {
        var texts = new List<string>();
        while (json.Read() && json.TokenType == JsonTokenType.String) texts.Add(Shared(json.GetString()!));
        return texts.ToValueList();
    }

    private string Shared(string text)
    {
        if (_texts.TryGetValue(text, out var known)) return known;
        _texts.Add(text, text);
        return text;
    }
}
