using System.Globalization;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Targeting;

/// <summary>
/// A block of internet addresses in CIDR form, such as <c>203.0.113.0/24</c> or <c>2001:db8::/32</c>; a bare address is a block of one.
/// Bits behind the prefix are dropped: <c>203.0.113.77/24</c> is <c>203.0.113.0/24</c>. An IPv6 block never holds an IPv4 address,
/// save one written in the mapped form (<c>::ffff:203.0.113.0/120</c>), which is the IPv4 block.
/// The default holds no address.
/// </summary>
public readonly record struct IpRange
{
    private readonly UInt128 _mask;
    private readonly bool _isReal;

    private IpRange(IpAddress address, int bits)
    {
        _isReal = true;
        _mask = bits == 0 ? 0 : UInt128.MaxValue << (128 - bits);
        IsV4 = address.IsV4 && bits >= 96;
        First = IpAddress.Of(address.Bits & _mask);
        Prefix = IsV4 ? bits - 96 : bits;
    }

    public IpAddress First { get; }

    public IpAddress Last => IpAddress.Of(First.Bits | ~_mask);

    /// <summary>0 to 32 for IPv4, 0 to 128 for IPv6.</summary>
    public int Prefix { get; }

    public bool IsV4 { get; }

    /// <summary>How many addresses it holds; 2^128 does not fit and is given as the greatest number.</summary>
    public UInt128 Size => Prefix == 0 && !IsV4 ? UInt128.MaxValue : UInt128.One << ((IsV4 ? 32 : 128) - Prefix);

    public static Result<IpRange> Parse(string? text, string path)
    {
        if (string.IsNullOrEmpty(text)) return Invalid("Enter a range such as 203.0.113.0/24.", path);
        var slash = text.IndexOf('/');
        var address = slash < 0 ? text : text[..slash];
        if (IpAddress.TryParse(address) is not { } first)
            return Invalid($"\u201C{(address.Length > 64 ? address[..64] : address)}\u201D is no internet address. Write a range such as 203.0.113.0/24 or 2001:db8::/32.", path);
        // A mapped address written with colons counts its prefix in 128 bits, a dotted one in 32.
        var isDotted = !address.Contains(':');
        var most = isDotted ? 32 : 128;
        if (slash < 0) return new IpRange(first, 128);
        var digits = text[(slash + 1)..];
        if (digits.Length is 0 or > 9 || !digits.All(char.IsAsciiDigit) || (digits.Length > 1 && digits[0] == '0'))
            return Invalid($"After the slash comes a number from 0 to {most}.", path);
        var prefix = int.Parse(digits, CultureInfo.InvariantCulture);
        if (prefix > most) return Invalid($"/{prefix} is too long, {(isDotted ? "IPv4" : "IPv6")} stops at /{most}.", path);
        return new IpRange(first, isDotted ? prefix + 96 : prefix);
    }

    public bool Contains(IpAddress address) => _isReal && address.IsV4 == IsV4 && (address.Bits & _mask) == First.Bits;

    public override string ToString() => $"{First}/{Prefix}";

    private static Error Invalid(string message, string path) => Error.Invalid("ip.range", message, path);
}
