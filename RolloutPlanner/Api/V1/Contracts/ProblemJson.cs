using System.ComponentModel;
using System.Text.Json.Serialization;

namespace RolloutPlanner.Api.V1.Contracts;

/// <summary>Why a request was refused, by RFC 9457.</summary>
public sealed record ProblemJson(
    string Type,
    string Title,
    int Status,
    [property: Description("A full sentence for a person.")] string Detail,
    [property: Description("Stable; programs decide by it.")] string Code,
    [property: Description("Name it when you ask the operator of this server.")] string TraceId,
    [property: Description("Sentences by the path of the value that is to blame, such as stages[2].gate.criteria[0].limit.")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyDictionary<string, string[]>? Errors);
