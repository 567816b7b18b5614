namespace RolloutPlanner.Domain.Targeting;

/// <summary>
/// Which attributes a set of compiled rules asks for, each with the slot where a prepared context holds its value. It only grows, and a slot keeps
/// its name for good. One thread at a time compiles rules against it; any number of others may prepare contexts and evaluate meanwhile.
/// A context answers the same with and without it, only faster with it.
/// </summary>
public sealed class AttributeTable
{
    /// <summary>A context stays small whatever people write into rules: attributes beyond this many are looked up by their names.</summary>
    public const int MaxSlots = 1024;

    /// <summary>Where the targeting key lies in every context.</summary>
    internal const int KeySlot = 0;

    /// <summary>Of an attribute that has to be looked up by its name.</summary>
    internal const int NoSlot = -1;

    private volatile AttributeNames _names = AttributeNames.None;

    /// <summary>The names of this moment; later ones hold the same slots and perhaps more.</summary>
    internal AttributeNames Names => _names;

    /// <summary>The slot of an attribute, given to it now where it has none yet.</summary>
    internal int Add(AttributeName name)
    {
        if (name == AttributeName.TargetingKey) return KeySlot;
        if (!_names.TryFind(name.Value, out var slot))
        {
            _names = _names.With(name.Value);
            if (!_names.TryFind(name.Value, out slot)) return NoSlot;
        }
        return slot;
    }
}
