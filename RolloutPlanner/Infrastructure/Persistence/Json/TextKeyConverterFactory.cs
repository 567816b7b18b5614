using System.Text.Json;
using System.Text.Json.Serialization;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Infrastructure.Persistence.Json;

/// <summary>Writes every <see cref="ITextKey{TSelf}"/> as its text and reads it by its own rule. The default key is the empty text.</summary>
internal sealed class TextKeyConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type type) =>
        type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITextKey<>));

    public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(type))!;

    private sealed class Converter<TKey> : JsonConverter<TKey> where TKey : struct, ITextKey<TKey>
    {
        public override TKey Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => Parse(reader.GetString());

        public override void Write(Utf8JsonWriter writer, TKey value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);

        public override TKey ReadAsPropertyName(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => Parse(reader.GetString());

        public override void WriteAsPropertyName(Utf8JsonWriter writer, TKey value, JsonSerializerOptions options) => writer.WritePropertyName(value.Value);

        private static TKey Parse(string? text)
        {
            if (text is "") return default;
            var key = TKey.Parse(text, "");
            return key.IsError ? throw new JsonException(key.Error.Message) : key.Value;
        }
    }
}
