using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace RolloutPlanner.Domain.Targeting;

/// <summary>
/// <see cref="Murmur3"/> with the salt taken in already: the blocks of the salt are mixed, the bytes after its last whole block wait for what follows.
/// Hashing a value then costs only the value.
/// </summary>
public readonly struct SaltedHash
{
    private const ulong NotAscii = 0xFF80_FF80_FF80_FF80;

    private readonly uint _mixed;
    private readonly uint _waiting;
    private readonly int _waitingBits;
    private readonly int _length;

    private SaltedHash(uint mixed, uint waiting, int waitingBits, int length) => (_mixed, _waiting, _waitingBits, _length) = (mixed, waiting, waitingBits, length);

    /// <summary>A salt is ASCII, so each of its characters is one byte.</summary>
    public static SaltedHash Of(Salt salt)
    {
        var text = salt.Value.AsSpan();
        uint mixed = 0;
        for (; text.Length >= 4; text = text[4..]) mixed = Murmur3.Mix(mixed, (uint)(text[0] | (text[1] << 8) | (text[2] << 16) | (text[3] << 24)));
        uint waiting = 0;
        for (var i = 0; i < text.Length; i++) waiting |= (uint)text[i] << (8 * i);
        return new(mixed, waiting, 8 * text.Length, salt.Value.Length);
    }

    /// <summary>The hash of salt and text. False when the text holds anything but ASCII.</summary>
    public bool TryHash(ReadOnlySpan<char> text, out uint hash)
    {
        hash = 0;
        var (mixed, bits) = (_mixed, _waitingBits);
        ulong waiting = _waiting;
        var rest = text;
        for (; rest.Length >= 4; rest = rest[4..])
        {
            var four = BitConverter.IsLittleEndian ? MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(rest)) : rest[0] | ((ulong)rest[1] << 16) | ((ulong)rest[2] << 32) | ((ulong)rest[3] << 48);
            if ((four & NotAscii) != 0) return false;
            four = (four | (four >> 8)) & 0x0000_FFFF_0000_FFFF;
            four = (four | (four >> 16)) & 0xFFFF_FFFF;
            waiting |= four << bits;
            mixed = Murmur3.Mix(mixed, (uint)waiting);
            waiting >>= 32;
        }
        foreach (var c in rest)
        {
            if (!char.IsAscii(c)) return false;
            waiting |= (ulong)c << bits;
            bits += 8;
        }
        hash = Finish(mixed, waiting, bits, text.Length);
        return true;
    }

    /// <summary>The hash of salt and bytes.</summary>
    public uint Hash(ReadOnlySpan<byte> bytes)
    {
        var (mixed, bits) = (_mixed, _waitingBits);
        ulong waiting = _waiting;
        var rest = bytes;
        for (; rest.Length >= 4; rest = rest[4..])
        {
            waiting |= (ulong)BinaryPrimitives.ReadUInt32LittleEndian(rest) << bits;
            mixed = Murmur3.Mix(mixed, (uint)waiting);
            waiting >>= 32;
        }
        foreach (var b in rest)
        {
            waiting |= (ulong)b << bits;
            bits += 8;
        }
        return Finish(mixed, waiting, bits, bytes.Length);
    }

    /// <summary>At most three bytes of the salt and three of the value wait: one whole block at most.</summary>
    private uint Finish(uint mixed, ulong waiting, int bits, int length)
    {
        if (bits >= 32)
        {
            mixed = Murmur3.Mix(mixed, (uint)waiting);
            waiting >>= 32;
        }
        return Murmur3.Finish(mixed, (uint)waiting, _length + length);
    }
}
