using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Api.Ofrep;

/// <summary>
/// The answer to a question about all flags: the pieces of the flags, and its tag. The tag is a hash over the hashes of the pieces, so it is the same for
/// the same bytes, whichever process wrote them and whenever, and another for others; a client that already has them is spared the bytes.
/// </summary>
internal ref struct BulkAnswer
{
    private static readonly byte[] Head = "{\"flags\":["u8.ToArray();

    private readonly Span<byte[]> _pieces;
    private readonly byte[] _tail;

    private BulkAnswer(Span<byte[]> pieces, byte[] tail, string tag, int length)
    {
        _pieces = pieces;
        (_tail, Tag, Length) = (tail, tag, length);
    }

    /// <summary>A strong validator, with its quotes.</summary>
    public string Tag { get; }

    public int Length { get; }

    /// <param name="tail">What follows the flags, from their closing bracket on.</param>
    /// <param name="room">As many places as there are flags.</param>
    public static BulkAnswer Of(RenderedSnapshot snapshot, EvaluationContext context, ulong? person, long minute, bool isStrict, Rendered tail, Span<byte[]> room)
    {
        var digests = ArrayPool<byte>.Shared.Rent((room.Length + 1) * Rendered.DigestBytes);
        var length = Head.Length + tail.Json.Length + Math.Max(0, room.Length - 1);
        for (var i = 0; i < room.Length; i++)
        {
            var flag = snapshot.Flags[i];
            var piece = isStrict && flag.Flag.LacksTargetingKey(context) ? flag.KeyMissing : flag.Answer(context, person, minute);
            piece.Digest.CopyTo(digests, i * Rendered.DigestBytes);
            room[i] = piece.Json;
            length += piece.Json.Length;
        }
        tail.Digest.CopyTo(digests, room.Length * Rendered.DigestBytes);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(digests.AsSpan(0, (room.Length + 1) * Rendered.DigestBytes), hash);
        ArrayPool<byte>.Shared.Return(digests);
        return new(room, tail.Json, $"\"{Convert.ToHexStringLower(hash[..16])}\"", length);
    }

    public readonly void WriteTo(IBufferWriter<byte> writer)
    {
        writer.Write(Head);
        for (var i = 0; i < _pieces.Length; i++)
        {
            if (i > 0) writer.Write(","u8);
            writer.Write(_pieces[i]);
        }
        writer.Write(_tail);
    }

    /// <summary>What follows the flags: where to hear of changes.</summary>
    public static Rendered TailOf(string streamAddress) =>
        new(Encoding.UTF8.GetBytes("],\"eventStreams\":[{\"type\":\"sse\",\"endpoint\":{\"requestUri\":\"" + streamAddress + "\"}}]}"));
}
