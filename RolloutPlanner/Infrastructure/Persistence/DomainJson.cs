using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using RolloutPlanner.Infrastructure.Persistence.Json;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>
/// How values of the domain are written in the database. Strict both ways: unknown members, members given twice, missing members and
/// nulls where the type allows none are refused. Numbers keep their scale, times are UTC with microseconds, enums are their names.
/// </summary>
internal static class DomainJson
{
    public static JsonSerializerOptions Options { get; } = Make();

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>Writes a value of whatever type it has; a case of a closed choice says which case it is.</summary>
    public static string WriteAny(object value) => JsonSerializer.Serialize(value, DomainTypes.Declared(value), Options);

    /// <summary>Throws <see cref="JsonException"/> on anything that <see cref="Write"/> would not have written.</summary>
    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException($"There is no {typeof(T).Name} in 'null'.");

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerOptions.Strict)
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            AllowOutOfOrderMetadataProperties = true,
            // The text goes to the database and to files, never into a page.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { DomainTypes.AddCases, DomainTypes.DropComputed, DomainTypes.DropNobodyBehind } },
        };
        options.Converters.Add(new TextKeyConverterFactory());
        options.Converters.Add(new RuleJsonConverter());
        options.Converters.Add(new ValueListConverterFactory());
        options.Converters.Add(new UtcMicrosecondsJsonConverter());
        options.Converters.Add(new JsonStringEnumConverter(allowIntegerValues: false));
        options.Converters.Add(new GuardedValueConverterFactory());
        options.MakeReadOnly();
        return options;
    }
}
