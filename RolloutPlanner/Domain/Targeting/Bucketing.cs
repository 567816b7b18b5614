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
    public static Bucket? BucketOf(Salt salt, string? sticky) => TryBucketOf(SaltedHash.Of(salt), sticky, out var bucket) ? bucket : null;

    /// <summary>The same, for a salt that was taken in before. Allocates nothing for values of up to 170 characters, or of ASCII alone.</summary>
    public static bool TryBucketOf(in SaltedHash salt, string? sticky, out Bucket bucket)
    {
        bucket = default;
        if (string.IsNullOrEmpty(sticky) || !(salt.TryHash(sticky, out var hash) || TryHashUtf8(salt, sticky, out hash))) return false;
        bucket = Bucket.FromHash(hash);
        return true;
    }

    private static bool TryHashUtf8(in SaltedHash salt, string sticky, out uint hash)
    {
        var most = Encoding.UTF8.GetMaxByteCount(sticky.Length);
        var bytes = most <= OnStack ? stackalloc byte[OnStack] : new byte[most];
        var isText = Utf8.FromUtf16(sticky, bytes, out _, out var written, replaceInvalidSequences: false) == OperationStatus.Done;
        hash = isText ? salt.Hash(bytes[..written]) : 0;
        return isText;
    }
}
