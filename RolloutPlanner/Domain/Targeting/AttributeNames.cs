using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace RolloutPlanner.Domain.Targeting;

/// <summary>
/// One state of an <see cref="AttributeTable"/>, immutable. Besides each attribute it knows every part of its name before a dot, because an object
/// of that name may hold the attribute: "crm" for "crm.role".
/// </summary>
internal sealed class AttributeNames
{
    private const int LongestName = 128;

    // By slot. The first slot is the targeting key's, which no attribute can be, so zero stands for "none" in the index.
    private readonly string[] _names;
    private readonly byte[][] _utf8;
    private readonly int[] _index;
    private readonly Dotted[] _dotted;

    private AttributeNames(string[] names, bool isWhole)
    {
        (_names, IsWhole) = (names, isWhole);
        _utf8 = [.. names.Select(Encoding.UTF8.GetBytes)];
        _index = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)names.Length * 2)];
        for (var slot = AttributeTable.KeySlot + 1; slot < names.Length; slot++)
        {
            var at = (int)Murmur3.Hash(_utf8[slot]) & (_index.Length - 1);
            while (_index[at] != 0) at = (at + 1) & (_index.Length - 1);
            _index[at] = slot;
        }
        // A path is resolved before the paths that it begins with, so that those are still what the person wrote.
        _dotted = [.. Enumerable.Range(1, names.Length - 1).Select(slot => new Dotted(slot, Heads(names[slot]).Select(Step).ToArray()))
            .Where(dotted => dotted.Steps.Length > 0).OrderByDescending(dotted => names[dotted.Slot].Length)];

        (int, string) Step((string Head, string Path) part) => TryFind(part.Head, out var slot) ? (slot, part.Path) : throw new ArgumentException("A head is missing.", nameof(names));
    }

    public static AttributeNames None { get; } = new([""], isWhole: true);

    public int Count => _names.Length;

    /// <summary>False when some attribute of a rule got no slot.</summary>
    public bool IsWhole { get; }

    /// <summary>These and one more, with the parts before its dots; where they do not all fit, the same names, no longer whole.</summary>
    public AttributeNames With(string name)
    {
        var more = Heads(name).Select(part => part.Head).Prepend(name).Where(each => !TryFind(each, out _)).ToList();
        return _names.Length + more.Count <= AttributeTable.MaxSlots ? new([.. _names, .. more], IsWhole) : IsWhole ? new(_names, false) : this;
    }

    public string NameOf(int slot) => _names[slot];

    public bool TryFind(string name, out int slot)
    {
        slot = 0;
        Span<byte> bytes = stackalloc byte[LongestName * 3];
        return name.Length <= LongestName
            && Utf8.FromUtf16(name, bytes, out _, out var written, replaceInvalidSequences: false) == OperationStatus.Done
            && TryFind(bytes[..written], out slot);
    }

    public bool TryFind(ReadOnlySpan<byte> utf8Name, out int slot)
    {
        var mask = _index.Length - 1;
        for (var at = (int)Murmur3.Hash(utf8Name) & mask; (slot = _index[at]) != 0; at = (at + 1) & mask)
        {
            if (_utf8[slot].AsSpan().SequenceEqual(utf8Name)) return true;
        }
        return false;
    }

    /// <summary>What a prepared context holds, from the values under their own names, which stay as they are.</summary>
    public AttributeValue?[] Resolve(AttributeValue?[] values, AttributeValue? key)
    {
        var resolved = values;
        foreach (var dotted in _dotted)
        {
            if (values[dotted.Slot] is not null || dotted.FindIn(values) is not { } found) continue;
            if (ReferenceEquals(resolved, values)) resolved = (AttributeValue?[])values.Clone();
            resolved[dotted.Slot] = found;
        }
        resolved[AttributeTable.KeySlot] = key;
        return resolved;
    }

    /// <summary>The parts of a name before each of its dots with what comes after, longest first.</summary>
    private static IEnumerable<(string Head, string Path)> Heads(string name)
    {
        for (var dot = name.LastIndexOf('.'); dot > 0; dot = name.LastIndexOf('.', dot - 1)) yield return (name[..dot], name[(dot + 1)..]);
    }

    /// <summary>A name with dots, and the objects that may hold it.</summary>
    private sealed record Dotted(int Slot, (int Head, string Path)[] Steps)
    {
        public AttributeValue? FindIn(AttributeValue?[] values)
        {
            foreach (var (head, path) in Steps)
            {
                if (values[head] is AttributeValue.Nested nested && nested.Find(path) is { } found) return found;
            }
            return null;
        }
    }
}
