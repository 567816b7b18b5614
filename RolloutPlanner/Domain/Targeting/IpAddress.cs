namespace RolloutPlanner.Domain.Targeting;

/// <summary>
/// An internet address. IPv4 is four decimal numbers without leading zeros; IPv6 is written as in RFC 4291, without zone or brackets.
/// An IPv4-mapped IPv6 address (<c>::ffff:203.0.113.7</c>) is that IPv4 address. Held as 128 bits, IPv4 in its mapped form.
/// </summary>
public readonly record struct IpAddress
{
    private IpAddress(UInt128 bits) => Bits = bits;

    public UInt128 Bits { get; }

    public bool IsV4 => Bits >> 32 == 0xFFFF;

    public static IpAddress Of(UInt128 bits) => new(bits);

    /// <summary>Null when it is no such text. Allocates nothing.</summary>
    public static IpAddress? TryParse(ReadOnlySpan<char> text) => text.Contains(':')
        ? V6(text) is { } bits ? new(bits) : null
        : V4(text) is { } four ? new(((UInt128)0xFFFF << 32) | four) : null;

    /// <summary>The usual text: dotted for IPv4; for IPv6 lower case with the longest run of zero groups left out.</summary>
    public override string ToString()
    {
        var bits = Bits;
        if (IsV4) return $"{(byte)(bits >> 24)}.{(byte)(bits >> 16)}.{(byte)(bits >> 8)}.{(byte)bits}";
        var groups = Enumerable.Range(0, 8).Select(i => ((ushort)(bits >> (112 - 16 * i))).ToString("x", null)).ToArray();
        var (start, length) = LongestZeros(groups);
        return length < 2 ? string.Join(':', groups) : $"{string.Join(':', groups[..start])}::{string.Join(':', groups[(start + length)..])}";
    }

    private static uint? V4(ReadOnlySpan<char> text)
    {
        uint bits = 0;
        uint octet = 0;
        var (dots, digits) = (0, 0);
        foreach (var c in text)
        {
            if (c == '.')
            {
                if (digits == 0 || ++dots > 3) return null;
                bits = (bits << 8) | octet;
                (octet, digits) = (0, 0);
                continue;
            }
            var isLeadingZero = digits > 0 && octet == 0;
            if (!char.IsAsciiDigit(c) || isLeadingZero) return null;
            octet = octet * 10 + (uint)(c - '0');
            if (octet > 255) return null;
            digits++;
        }
        return dots == 3 && digits > 0 ? (bits << 8) | octet : null;
    }

    private static UInt128? V6(ReadOnlySpan<char> text)
    {
        var gap = text.IndexOf("::");
        if (gap < 0) return Groups(text, lastMayBeV4: true) is (var all, 8) ? all : null;
        if (Groups(text[..gap], lastMayBeV4: false) is not var (head, headCount)) return null;
        if (Groups(text[(gap + 2)..], lastMayBeV4: true) is not var (tail, tailCount)) return null;
        return headCount + tailCount > 7 ? null : headCount == 0 ? tail : (head << (16 * (8 - headCount))) | tail;
    }

    private static (UInt128 Bits, int Count)? Groups(ReadOnlySpan<char> text, bool lastMayBeV4)
    {
        UInt128 bits = 0;
        var count = 0;
        if (text.IsEmpty) return (bits, count);
        foreach (var range in text.Split(':'))
        {
            var part = text[range];
            if (lastMayBeV4 && range.End.GetOffset(text.Length) == text.Length && part.Contains('.'))
            {
                if (V4(part) is not { } four) return null;
                return count > 6 ? null : ((bits << 32) | four, count + 2);
            }
            if (++count > 8 || part.Length is 0 or > 4) return null;
            uint group = 0;
            foreach (var c in part)
            {
                if (!char.IsAsciiHexDigit(c)) return null;
                group = (group << 4) | (uint)(char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
            }
            bits = (bits << 16) | group;
        }
        return (bits, count);
    }

    private static (int Start, int Length) LongestZeros(string[] groups)
    {
        var best = (Start: 0, Length: 0);
        for (var i = 0; i < groups.Length; i++)
        {
            var run = groups.Skip(i).TakeWhile(group => group == "0").Count();
            if (run > best.Length) best = (i, run);
        }
        return best;
    }
}
