using System.Collections.Frozen;
using RolloutPlanner.Domain.Common;

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
    public Snapshot(long version, IEnumerable<ServedFlag> flags)
    {
        Version = version;
        Flags = flags.OrderBy(flag => flag.Key.Value, StringComparer.Ordinal).ToValueList();
        _byKey = Flags.ToFrozenDictionary(flag => flag.Key.Value, StringComparer.Ordinal);
    }

    /// <summary>Knows no flag; the one before the first.</summary>
    public static Snapshot Empty { get; } = new(0, []);

    public long Version { get; }

    /// <summary>In ordinal order of their keys.</summary>
    public ValueList<ServedFlag> Flags { get; }

    /// <summary>Null when no such flag is published.</summary>
    public ServedFlag? Find(string key) => _byKey.GetValueOrDefault(key);
}
