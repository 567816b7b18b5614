namespace RolloutPlanner.Domain.Targeting;

/// <summary>Several address ranges as one: blocks that touch or overlap are joined, so an address is found by halving, however many there are.</summary>
internal sealed class IpRangeSet
{
    private readonly (UInt128 First, UInt128 Last)[] _v4;
    private readonly (UInt128 First, UInt128 Last)[] _v6;

    public IpRangeSet(IEnumerable<IpRange> ranges)
    {
        var byFamily = ranges.Where(range => range != default).ToLookup(range => range.IsV4);
        (_v4, _v6) = (Join(byFamily[true]), Join(byFamily[false]));
    }

    public bool Contains(IpAddress address)
    {
        var blocks = address.IsV4 ? _v4 : _v6;
        var (low, high) = (0, blocks.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (address.Bits < blocks[middle].First) high = middle - 1;
            else if (address.Bits > blocks[middle].Last) low = middle + 1;
            else return true;
        }
        return false;
    }

    private static (UInt128 First, UInt128 Last)[] Join(IEnumerable<IpRange> ranges)
    {
        var joined = new List<(UInt128 First, UInt128 Last)>();
        foreach (var range in ranges.OrderBy(range => range.First.Bits))
        {
            if (joined.Count > 0 && range.First.Bits <= joined[^1].Last)
                joined[^1] = (joined[^1].First, UInt128.Max(joined[^1].Last, range.Last.Bits));
            else
                joined.Add((range.First.Bits, range.Last.Bits));
        }
        return [.. joined];
    }
}
