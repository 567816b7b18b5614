using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RolloutPlanner.Infrastructure.Persistence.Json;

/// <summary>Writes a time as UTC with six decimals, always the same length, so that text order is time order.</summary>
internal sealed class UtcMicrosecondsJsonConverter : JsonConverter<DateTimeOffset>
{
    internal const string Format = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        DateTimeOffset.TryParseExact(reader.GetString(), Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? at
            : throw new JsonException("A time reads like 2026-11-18T04:30:00.000000Z.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture));
}
