using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using RolloutPlanner.Application.Tokens;

namespace RolloutPlanner.Api;

/// <summary>
/// How often a program may ask: one bucket for each token that holds, wherever it asks from, and one for each address for requests without one.
/// So nobody can use up the share of a token without having it, and guessing is slow.
/// </summary>
public sealed class TokenLimits : IDisposable
{
    private readonly PartitionedRateLimiter<string> _byToken;
    private readonly PartitionedRateLimiter<IPAddress> _byAddress;

    public TokenLimits(IOptions<LimitOptions> options)
    {
        var (token, address) = (Bucket(options.Value.PerToken), Bucket(options.Value.PerAddress));
        _byToken = PartitionedRateLimiter.Create<string, string>(id => RateLimitPartition.GetTokenBucketLimiter(id, _ => token));
        _byAddress = PartitionedRateLimiter.Create<IPAddress, IPAddress>(from => RateLimitPartition.GetTokenBucketLimiter(from, _ => address));
    }

    /// <summary>Null when the request may go on; otherwise the whole seconds to wait, at least 1, for <c>Retry-After</c>.</summary>
    /// <param name="token">The token that was found to hold; null for none.</param>
    public int? SecondsToWait(ApiToken? token, IPAddress? address)
    {
        using var lease = token is not null ? _byToken.AttemptAcquire(token.Id) : _byAddress.AttemptAcquire(Network(address));
        if (lease.IsAcquired) return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : 1;
    }

    public void Dispose()
    {
        _byToken.Dispose();
        _byAddress.Dispose();
    }

    private static TokenBucketRateLimiterOptions Bucket(LimitOptions.Rate rate) => new()
    {
        TokenLimit = rate.Burst,
        TokensPerPeriod = Math.Max(1, rate.PerMinute / 60),
        ReplenishmentPeriod = rate.PerMinute >= 60 ? TimeSpan.FromSeconds(1) : TimeSpan.FromMinutes(1) / rate.PerMinute,
        QueueLimit = 0,
        AutoReplenishment = true,
    };

    /// <summary>One customer's network: of IPv6 the first half, as one machine may have all of the second.</summary>
    private static IPAddress Network(IPAddress? address)
    {
        if (address is null) return IPAddress.None;
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        if (address.AddressFamily is not AddressFamily.InterNetworkV6) return address;
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, 8, 8);
        return new(bytes);
    }
}
