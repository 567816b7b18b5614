using System.Buffers.Binary;
using System.Numerics;

namespace RolloutPlanner.Domain.Targeting;

/// <summary>MurmurHash3 by Austin Appleby (public domain), the x86 variant with 32 bits, seed 0. Spreads evenly; protects nothing.</summary>
public static class Murmur3
{
    private const uint C1 = 0xCC9E2D51;
    private const uint C2 = 0x1B873593;

    public static uint Hash(ReadOnlySpan<byte> bytes)
    {
        uint hash = 0;
        var rest = bytes;
        for (; rest.Length >= 4; rest = rest[4..])
            hash = Mix(hash, BinaryPrimitives.ReadUInt32LittleEndian(rest));
        uint tail = 0;
        for (var i = rest.Length - 1; i >= 0; i--) tail = (tail << 8) | rest[i];
        return Finish(hash, tail, bytes.Length);
    }

    /// <summary>Takes in the next four bytes, the first of them lowest.</summary>
    internal static uint Mix(uint hash, uint block) => BitOperations.RotateLeft(hash ^ Scramble(block), 13) * 5 + 0xE6546B64;

    /// <summary>Takes in the up to three bytes after the last whole block, and ends.</summary>
    internal static uint Finish(uint hash, uint tail, int length)
    {
        hash ^= Scramble(tail) ^ (uint)length;
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        return hash ^ (hash >> 16);
    }

    private static uint Scramble(uint block) => BitOperations.RotateLeft(block * C1, 15) * C2;
}
