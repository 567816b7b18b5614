namespace RolloutPlanner.Domain.Targeting;

/// <summary>How a compiled rule finds one attribute: by the slot of its table where the context was prepared for that, else by its name. Both give the same value.</summary>
internal readonly struct AttributeRef
{
    private readonly AttributeTable _table;
    private readonly string _name;
    private readonly int _slot;

    public AttributeRef(AttributeName name, AttributeTable table) => (_table, _name, _slot) = (table, name.Value, table.Add(name));

    public AttributeValue? In(EvaluationContext context)
    {
        var slots = context.SlotsFor(_table);
        return (uint)_slot < (uint)slots.Length ? slots[_slot] : context.Find(_name);
    }

    public AttributeTable Table => _table;

    /// <summary>Beyond every slot where it has to be looked up by its name.</summary>
    public uint Slot => (uint)_slot;
}
