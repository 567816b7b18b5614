using System.Threading.RateLimiting;

namespace RolloutPlanner.Infrastructure.Identity;

/// <summary>At most 30 sign-in or set-up tries a minute from one address, so that guessing many accounts is slow too.</summary>
internal sealed class SignInLimiter : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new() { PermitLimit = 30, Window = TimeSpan.FromMinutes(1) }));

    public bool Admits(HttpContext? request)
    {
        using var lease = _limiter.AttemptAcquire(request?.Connection.RemoteIpAddress?.ToString() ?? "");
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
