using System.Security.Cryptography;

namespace RolloutPlanner.Api.Ofrep;

/// <summary>One piece of an answer.</summary>
/// <param name="Json">UTF-8.</param>
internal sealed record Rendered(byte[] Json)
{
    /// <summary>The length of <see cref="Digest"/>.</summary>
    public const int DigestBytes = 16;

    /// <summary>Half a SHA-256 of the bytes: what a whole answer is hashed from, so that a long one need not be hashed each time.</summary>
    public byte[] Digest { get; } = SHA256.HashData(Json)[..DigestBytes];
}
