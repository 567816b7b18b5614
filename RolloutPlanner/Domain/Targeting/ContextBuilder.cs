using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Targeting;

/// <summary>
/// Fills a context straight into the slots of a table, for a reader that need not keep what no rule asks for. Make it after the rules were compiled.
/// The context answers every rule of that table as one with all of the person's attributes would. For one context, used by one thread.
/// </summary>
public sealed class ContextBuilder
{
    private readonly AttributeTable _table;
    private readonly AttributeNames _names;
    private readonly AttributeValue?[] _values;
    private Dictionary<string, AttributeValue>? _others;
    private bool _isBuilt;

    public ContextBuilder(AttributeTable table)
    {
        (_table, _names) = (table, table.Names);
        _values = new AttributeValue?[_names.Count];
    }

    /// <summary>
    /// Whether a rule may ask for the attribute of this name, which stands at the top of the context, or for something in it. Where it gives a slot,
    /// add the value under that slot; where the slot is negative, under its name.
    /// </summary>
    public bool Wants(ReadOnlySpan<byte> utf8Name, out int slot)
    {
        if (_names.TryFind(utf8Name, out slot)) return true;
        slot = AttributeTable.NoSlot;
        return !_names.IsWhole;
    }

    /// <summary>False, and nothing changes, when the attribute has a value already.</summary>
    /// <param name="slot">One that <see cref="Wants"/> gave.</param>
    public bool TryAdd(int slot, AttributeValue value)
    {
        ThrowWhenBuilt();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(slot);
        if (_values[slot] is not null) return false;
        _values[slot] = value;
        return true;
    }

    /// <summary>For an attribute of any name. False, and nothing changes, when it has a value already.</summary>
    public bool TryAdd(string name, AttributeValue value)
    {
        ThrowWhenBuilt();
        return _names.TryFind(name, out var slot) ? TryAdd(slot, value) : (_others ??= new(StringComparer.Ordinal)).TryAdd(name, value);
    }

    /// <summary>The context of what was added; nothing can be added afterwards. The targeting key is never taken from the attributes.</summary>
    public EvaluationContext Build(TargetingKey? targetingKey, DateTimeOffset at)
    {
        _isBuilt = true;
        return new(targetingKey, at, this, _table);
    }

    internal AttributeValue?[] Resolve(AttributeValue? key) => _names.Resolve(_values, key);

    /// <summary>Everything that was added, under its name.</summary>
    internal AttributeValue.Nested Gather() => new(Enumerable.Range(AttributeTable.KeySlot + 1, _names.Count - 1)
        .Where(slot => _values[slot] is not null)
        .Select(slot => KeyValuePair.Create(_names.NameOf(slot), _values[slot]!))
        .Concat(_others ?? []));

    private void ThrowWhenBuilt()
    {
        if (_isBuilt) throw new InvalidOperationException("The context was built already.");
    }
}
