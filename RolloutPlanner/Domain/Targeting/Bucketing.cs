using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace RolloutPlanner.Domain.Targeting;

/// <summary>Where a person stands within a rollout. The same answer as flagd's fractional operator over <c>salt + stickyValue</c> (since flagd 0.15).</summary>
public static class Bucketing
{
    /// <summary>Stored beside the salt; a changed computation would get another name.</summary>
    public const string Version = "murmur3-32/v2";

    private const int OnStack = 512;

    /// <summary>Null without a sticky value, or when it holds half a character (a lone surrogate), which has no UTF-8 form: such a person is in no share.</summary>
    public static Bucket? BucketOf(Salt salt, string? sticky) => BucketOf(SaltedHash.Of(salt), sticky);

    /// <summary>The same, for a salt that was taken in before. Allocates nothing for values of up to 170 characters, or of ASCII alone.</summary>
    public static Bucket? BucketOf(in SaltedHash salt, string? sticky) =>
        string.IsNullOrEmpty(sticky) || (salt.TryHash(sticky) ?? HashUtf8(salt, sticky)) is not { } hash ? null : Bucket.FromHash(hash);

    private static uint? HashUtf8(in SaltedHash salt, string sticky)
    {
        var most = Encoding.UTF8.GetMaxByteCount(sticky.Length);
        var bytes = most <= OnStack ? stackalloc byte[OnStack] : new byte[most];
        return Utf8.FromUtf16(sticky, bytes, out _, out var written, replaceInvalidSequences: false) == OperationStatus.Done ? salt.Hash(bytes[..written]) : null;
    }
}
