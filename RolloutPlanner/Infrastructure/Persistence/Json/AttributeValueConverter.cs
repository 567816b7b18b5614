using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Infrastructure.Persistence.Json;

/// <summary>Writes a fact about a person as the plain JSON value that it is: text, number, true or false, list of texts, object.</summary>
internal sealed class AttributeValueConverter : JsonConverter<AttributeValue>
{
    public override bool CanConvert(Type typeToConvert) => typeof(AttributeValue).IsAssignableFrom(typeToConvert);

    public override AttributeValue Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => new AttributeValue.Text(reader.GetString()!),
        JsonTokenType.Number => new AttributeValue.Number(reader.GetDouble()),
        JsonTokenType.True => new AttributeValue.Flag(true),
        JsonTokenType.False => new AttributeValue.Flag(false),
        JsonTokenType.StartArray => new AttributeValue.TextList(JsonSerializer.Deserialize<ValueList<string>>(ref reader, options)!),
        JsonTokenType.StartObject => new AttributeValue.Nested(JsonSerializer.Deserialize<Dictionary<string, AttributeValue>>(ref reader, options)!),
        _ => throw new JsonException("An attribute is a text, a number, true or false, a list of texts or an object."),
    };

    public override void Write(Utf8JsonWriter writer, AttributeValue value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case AttributeValue.Text text: writer.WriteStringValue(text.Value); break;
            case AttributeValue.Number number: writer.WriteNumberValue(number.Value); break;
            case AttributeValue.Flag flag: writer.WriteBooleanValue(flag.Value); break;
            case AttributeValue.TextList list: JsonSerializer.Serialize(writer, list.Values, options); break;
            case AttributeValue.Nested nested: JsonSerializer.Serialize(writer, nested.Values, options); break;
            default: throw new UnreachableException();
        }
    }
}
