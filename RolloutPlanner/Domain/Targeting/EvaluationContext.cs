using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Targeting;

/// <summary>The facts about one person at one moment. Immutable, so one context may be asked by many rules at the same time.</summary>
public sealed class EvaluationContext
{
    private readonly AttributeValue.Text? _key;
    private readonly AttributeTable? _table;
    private readonly AttributeValue?[] _slots = [];

    // Null until somebody asks by name a context that was filled by slot. Two threads may gather at once; both get the same.
    private readonly ContextBuilder? _filled;
    private AttributeValue.Nested? _attributes;

    /// <summary>Attributes are copied; a name that comes twice throws. An empty targeting key counts as none.</summary>
    public EvaluationContext(TargetingKey? targetingKey, DateTimeOffset at, IEnumerable<KeyValuePair<string, AttributeValue>> attributes)
        : this(targetingKey, at) => _attributes = new(attributes);

    internal EvaluationContext(TargetingKey? targetingKey, DateTimeOffset at, ContextBuilder filled, AttributeTable table)
        : this(targetingKey, at) => (_filled, _table, _slots) = (filled, table, filled.Resolve(_key));

    private EvaluationContext(TargetingKey? targetingKey, DateTimeOffset at)
    {
        TargetingKey = targetingKey is { Value.Length: > 0 } key ? key : null;
        At = at;
        _key = TargetingKey is { } some ? new(some.Value) : null;
    }

    private EvaluationContext(EvaluationContext other, AttributeTable table)
    {
        (TargetingKey, At, _key, _attributes, _table) = (other.TargetingKey, other.At, other._key, other.Named, table);
        var names = table.Names;
        var values = new AttributeValue?[names.Count];
        foreach (var (name, value) in _attributes.Values)
        {
            if (names.TryFind(name, out var slot)) values[slot] = value;
        }
        _slots = names.Resolve(values, _key);
    }

    public TargetingKey? TargetingKey { get; }

    /// <summary>The moment of the question; what "within the last days" counts from.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Of a context that was filled by slot only what was added.</summary>
    public IReadOnlyDictionary<string, AttributeValue> Attributes => Named.Values;

    private AttributeValue.Nested Named => _attributes ??= _filled!.Gather();

    /// <summary>The same facts, laid out for the rules that were compiled against this table up to now, which then find them without a look-up.</summary>
    public EvaluationContext PreparedFor(AttributeTable table) =>
        ReferenceEquals(_table, table) && _slots.Length == table.Names.Count ? this : new(this, table);

    /// <summary>
    /// Null when there is no such fact. <c>targetingKey</c> is always the targeting key, never an attribute of that name. A dot is a path
    /// into nested objects; an attribute whose own name holds the dot wins. Names are compared exactly.
    /// </summary>
    public AttributeValue? Find(string path) => path == "targetingKey" ? _key : Named.Find(path);

    /// <summary>The values by slot of this table; a slot that is newer than the preparation is not there yet. Empty where the context was not prepared for it.</summary>
    internal AttributeValue?[] SlotsFor(AttributeTable? table) => ReferenceEquals(_table, table) ? _slots : [];
}
