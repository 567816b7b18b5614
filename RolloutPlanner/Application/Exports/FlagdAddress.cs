using System.Globalization;
using System.Text.Json.Nodes;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Exports;

/// <summary>
/// An IPv4 range over the texts of addresses: exactly the dotted ones that lie in it, and those after <c>::ffff:</c>. Every number is one of those that
/// are written without leading zeros, so a text that only begins like an address is none. The first argument names the range for people; it is always true.
/// </summary>
internal static class FlagdAddress
{
    // Below it the numbers to be listed grow into hundreds of kilobytes.
    private const int ShortestPrefix = 8;

    private static readonly string[] Starts = ["", "::ffff:"];

    /// <summary>Null when flagd can say it.</summary>
    public static string? Why(IpRange range) => range switch
    {
        { IsV4: false } => $"the IPv6 range {range}",
        { Prefix: < ShortestPrefix } => $"the IP range {range}: wider than /{ShortestPrefix}",
        _ => null,
    };

    public static JsonNode Of(string name, IpRange range) => Logic.Op("and", range.ToString(), Logic.IsText(name), Logic.Op("or", Starts.Select(start => Texts(name, start, range))));

    private static JsonNode Texts(string name, string start, IpRange range)
    {
        // Whole numbers that are fixed go into the text to start with; the rest is walked number by number.
        var fixedCount = Math.Min(range.Prefix / 8, 3);
        var head = start + string.Concat(Enumerable.Range(0, fixedCount).Select(i => Number(Octets(range, i).First) + "."));
        if (fixedCount == 3) return Logic.Op("in", Logic.Var(name), Logic.List(All(range, 3).Select(last => head + last)));
        return Logic.Op("and", Logic.Op("starts_with", Logic.Var(name), head), Rest(name, head.Length, range, fixedCount));
    }

    private static JsonNode Rest(string name, int offset, IpRange range, int octet)
    {
        if (octet == 3) return Logic.Op("in", Tail(name, offset), Logic.List(All(range, octet)));
        return Logic.Op("or", All(range, octet).GroupBy(number => number.Length).Select(same => Logic.Op(
            "and",
            Logic.Op("or", same.Select(number => Logic.Op("starts_with", Tail(name, offset), number + "."))),
            Rest(name, offset + same.Key + 1, range, octet + 1))));
    }

    private static JsonNode Tail(string name, int offset) => Logic.Op("substr", Logic.Var(name), offset);

    private static IEnumerable<string> All(IpRange range, int octet)
    {
        var (first, last) = Octets(range, octet);
        return Enumerable.Range(first, last - first + 1).Select(Number);
    }

    private static (int First, int Last) Octets(IpRange range, int octet)
    {
        var free = Math.Clamp((octet + 1) * 8 - range.Prefix, 0, 8);
        var first = (int)(byte)(range.First.Bits >> (24 - 8 * octet));
        return (first, first | ((1 << free) - 1));
    }

    private static string Number(int octet) => octet.ToString(CultureInfo.InvariantCulture);
}
