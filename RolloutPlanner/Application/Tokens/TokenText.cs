using System.Security.Cryptography;
using System.Text;

namespace RolloutPlanner.Application.Tokens;

/// <summary>
/// How a token reads: <c>rp_{kind}_{id}_{secret}{checksum}</c>. The first letters and the checksum let scanners and people tell a leaked or mistyped
/// token from any other text without asking us; what proves anything is the secret alone, 43 letters and digits with more than 256 random bits.
/// </summary>
public static class TokenText
{
    public const int IdLength = 8;

    /// <summary>No token is longer.</summary>
    public const int MaxLength = 3 + 6 + 1 + IdLength + 1 + SecretLength + ChecksumLength;

    private const int SecretLength = 43;
    private const int ChecksumLength = 6;
    private const string Prefix = "rp_";
    private const string IdLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static readonly uint[] Crc = [.. Enumerable.Range(0, 256).Select(index => CrcOf((uint)index))];

    /// <summary>A new random id: public, and different from all others but for a chance of one in billions.</summary>
    public static string NewId() => RandomNumberGenerator.GetString(IdLetters, IdLength);

    /// <summary>A new token for this id. It holds a secret: show it once, store its <see cref="Hash"/>.</summary>
    public static string New(TokenScopes scopes, string id)
    {
        var body = $"{Prefix}{Kind(scopes)}_{id}_{RandomNumberGenerator.GetString(Letters, SecretLength)}";
        return body + Checksum(body);
    }

    /// <summary>The id inside a well-formed text with the right checksum; empty for any other text.</summary>
    public static ReadOnlySpan<char> IdOf(ReadOnlySpan<char> text)
    {
        if (text.Length > MaxLength || !text.StartsWith(Prefix, StringComparison.Ordinal)) return [];
        var rest = text[Prefix.Length..];
        var kind = rest.IndexOf('_');
        if (kind < 1 || rest.Length != kind + 1 + IdLength + 1 + SecretLength + ChecksumLength || rest[kind + 1 + IdLength] != '_') return [];
        var id = rest.Slice(kind + 1, IdLength);
        if (rest[..kind].ContainsAnyExceptInRange('a', 'z') || id.ContainsAnyExcept(IdLetters) || rest[(kind + IdLength + 2)..].ContainsAnyExcept(Letters)) return [];
        Span<char> checksum = stackalloc char[ChecksumLength];
        WriteChecksum(text[..^ChecksumLength], checksum);
        return text[^ChecksumLength..].SequenceEqual(checksum) ? id : [];
    }

    /// <summary>Whether a text begins as a token does, whole or not: enough to keep it out of addresses.</summary>
    public static bool LooksLikeOne(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOf(Prefix); at >= 0; at = text.IndexOf(Prefix))
        {
            text = text[(at + Prefix.Length)..];
            var kind = text.IndexOfAnyExceptInRange('a', 'z');
            if (kind > 0 && text.Length > kind + 1 + IdLength && text[kind] == '_' && text[kind + 1 + IdLength] == '_' && !text.Slice(kind + 1, IdLength).ContainsAnyExcept(IdLetters)) return true;
        }
        return false;
    }

    /// <summary>SHA-256 of the whole text. Fast on purpose: a secret of 256 random bits cannot be guessed, and each request pays for it.</summary>
    /// <param name="text">Any text; what is no letter of a token counts as well.</param>
    public static void Hash(ReadOnlySpan<char> text, Span<byte> hash)
    {
        Span<byte> bytes = stackalloc byte[MaxLength * 3];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(text.Length > MaxLength ? [] : text, bytes)], hash);
    }

    private static string Kind(TokenScopes scopes) => scopes switch
    {
        TokenScopes.Evaluate => "eval",
        TokenScopes.Ingest => "ingest",
        TokenScopes.Read => "read",
        TokenScopes.Automation => "auto",
        _ => "multi",
    };

    private static string Checksum(string body) => string.Create(ChecksumLength, body, (checksum, of) => WriteChecksum(of, checksum));

    /// <summary>CRC-32 (IEEE) of the text in base 62, six digits.</summary>
    private static void WriteChecksum(ReadOnlySpan<char> body, Span<char> checksum)
    {
        var crc = uint.MaxValue;
        foreach (var letter in body) crc = (crc >> 8) ^ Crc[(byte)(crc ^ letter)];
        crc = ~crc;
        for (var at = ChecksumLength - 1; at >= 0; at--, crc /= 62) checksum[at] = Letters[(int)(crc % 62)];
    }

    private static uint CrcOf(uint value)
    {
        for (var bit = 0; bit < 8; bit++) value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB88320;
        return value;
    }
}
