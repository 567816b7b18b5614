using System.Text.Json;
using System.Text.Json.Serialization;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Infrastructure.Persistence.Json;

/// <summary>
/// Writes a rule in its raw form, the one that people know from documents, and reads it by the rule's own parser: patterns, versions and ranges hold
/// parts that only their parser can make. What the parser once accepted it must go on accepting.
/// </summary>
internal sealed class RuleJsonConverter : JsonConverter<Rule>
{
    public override Rule Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        var spec = JsonSerializer.Deserialize<RuleSpec>(ref reader, options) ?? throw new JsonException("A rule is expected here.");
        var rule = RuleParser.Parse(spec, "rule");
        return rule.IsError ? throw new JsonException($"{rule.Error.Path}: {rule.Error.Message}") : rule.Value;
    }

    public override void Write(Utf8JsonWriter writer, Rule value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, RuleSpec.From(value), options);
}
