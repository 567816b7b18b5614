using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Targeting;

/// <summary>The facts about one person at one moment. Immutable, so one context may be asked by many rules at the same time.</summary>
public sealed class EvaluationContext
{
    private readonly AttributeValue.Nested _attributes;
    private readonly AttributeValue.Text? _key;

    /// <summary>Attributes are copied; a name that comes twice throws. An empty targeting key counts as none.</summary>
    public EvaluationContext(TargetingKey? targetingKey, DateTimeOffset at, IEnumerable<KeyValuePair<string, AttributeValue>> attributes)
    {
        TargetingKey = targetingKey is { Value.Length: > 0 } key ? key : null;
        At = at;
        _attributes = new(attributes);
        _key = TargetingKey is { } some ? new(some.Value) : null;
    }

    public TargetingKey? TargetingKey { get; }

    /// <summary>The moment of the question; what "within the last days" counts from.</summary>
    public DateTimeOffset At { get; }

    public IReadOnlyDictionary<string, AttributeValue> Attributes => _attributes.Values;

    /// <summary>
    /// Null when there is no such fact. <c>targetingKey</c> is always the targeting key, never an attribute of that name. A dot is a path
    /// into nested objects; an attribute whose own name holds the dot wins. Names are compared exactly.
    /// </summary>
    public AttributeValue? Find(string path) => path == "targetingKey" ? _key : _attributes.Find(path);
}
