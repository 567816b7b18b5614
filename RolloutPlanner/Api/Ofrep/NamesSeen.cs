using System.Buffers;

namespace RolloutPlanner.Api.Ofrep;

/// <summary>The names of the objects that are being read, innermost last, so that one that comes twice is noticed without a copy of any.</summary>
internal ref struct NamesSeen(ReadOnlySpan<byte> body, int most)
{
    private readonly ReadOnlySpan<byte> _body = body;
    private readonly Name[] _names = ArrayPool<Name>.Shared.Rent(most);
    private readonly int _most = most;

    /// <summary>How many there are in the objects that are open.</summary>
    public int Count { get; private set; }

    /// <summary>False when the object whose names begin at <paramref name="first"/> has it already. Throws when there is no room.</summary>
    /// <param name="start">Where it stands in the body.</param>
    /// <param name="unescaped">The name itself, where the body spells it with escapes.</param>
    public bool TryAdd(int first, int start, int length, byte[]? unescaped)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Count, _most);
        var name = unescaped ?? _body.Slice(start, length);
        for (var i = first; i < Count; i++)
        {
            if (TextOf(_names[i]).SequenceEqual(name)) return false;
        }
        _names[Count++] = new(start, length, unescaped);
        return true;
    }

    /// <summary>The object whose names begin there is read to its end.</summary>
    public void Close(int first) => Count = first;

    public readonly void Dispose() => ArrayPool<Name>.Shared.Return(_names, clearArray: true);

    private readonly ReadOnlySpan<byte> TextOf(Name name) => name.Unescaped ?? _body.Slice(name.Start, name.Length);

    private readonly record struct Name(int Start, int Length, byte[]? Unescaped);
}
