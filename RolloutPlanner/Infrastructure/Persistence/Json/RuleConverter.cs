using System.Text.Json;
using System.Text.Json.Serialization;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Infrastructure.Persistence.Json;

/// <summary>Writes a rule in its raw form and reads it by its own parser, so that compiled parts such as patterns are made anew.</summary>
internal sealed class RuleConverter : JsonConverter<Rule>
{
    public override bool CanConvert(Type typeToConvert) => typeof(Rule).IsAssignableFrom(typeToConvert);

    public override Rule Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        var spec = JsonSerializer.Deserialize<RuleSpec>(ref reader, options) ?? throw new JsonException("A rule is expected here.");
        var rule = RuleParser.Parse(spec, "rule");
        return rule.IsError ? throw new JsonException($"{rule.Error.Path}: {rule.Error.Message}") : rule.Value;
    }

    public override void Write(Utf8JsonWriter writer, Rule value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, RuleSpec.From(value), options);
}
