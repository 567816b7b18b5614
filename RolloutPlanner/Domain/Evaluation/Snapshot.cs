using System.Collections.Frozen;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Domain.Evaluation;

/// <summary>
/// Everything that evaluation knows at one moment: all published rollouts, ready to be asked. Immutable. A rollout is published from its approval on;
/// archived ones and those that never ran are not in it, so their flags are not found.
/// </summary>
public sealed class Snapshot
{
    private readonly FrozenDictionary<string, ServedFlag> _byKey;

    /// <param name="version">Grows with every change of what is served.</param>
    /// <param name="flags">Each key once (throws).</param>
    /// <param name="attributes">The table that the flags' rules were compiled against; an empty one where none is given, which serves every rule by name.</param>
    public Snapshot(long version, IEnumerable<ServedFlag> flags, AttributeTable? attributes = null)
    {
        (Version, Attributes) = (version, attributes ?? new());
        Flags = flags.OrderBy(flag => flag.Key.Value, StringComparer.Ordinal).ToValueList();
        IsTimeDependent = Flags.Any(flag => flag.Rollout.IsTimeDependent);
        _byKey = Flags.ToFrozenDictionary(flag => flag.Key.Value, StringComparer.Ordinal);
    }

    /// <summary>Knows no flag; the one before the first.</summary>
    public static Snapshot Empty { get; } = new(0, []);

    public long Version { get; }

    /// <summary>What contexts are best prepared for before they are asked here.</summary>
    public AttributeTable Attributes { get; }

    /// <summary>Whether some answer for the same facts may change as time passes.</summary>
    public bool IsTimeDependent { get; }

    /// <summary>In ordinal order of their keys.</summary>
    public ValueList<ServedFlag> Flags { get; }

    /// <summary>Null when no such flag is published.</summary>
    public ServedFlag? Find(string key) => _byKey.TryGetValue(key, out var flag) ? flag : null;
}
