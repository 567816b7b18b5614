using System.Net;
using Microsoft.Extensions.Options;
using RolloutPlanner.Api;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Api;

public class TokenLimitsTests
{
    private static readonly IPAddress Here = IPAddress.Parse("192.0.2.1");

    [Fact]
    public void SecondsToWait_ForAToken_CountsItWhereverItAsksFrom()
    {
        using var limits = Limits(perMinute: 1, burst: 2);

        int?[] waits = [limits.SecondsToWait(Token("aaaaaaaa"), Here), limits.SecondsToWait(Token("aaaaaaaa"), IPAddress.Loopback), limits.SecondsToWait(Token("aaaaaaaa"), Here), limits.SecondsToWait(Token("bbbbbbbb"), Here)];

        Assert.Equal([null, null, 60, null], waits);
    }

    [Fact]
    public void SecondsToWait_WithoutAToken_CountsTheAddressAndNoToken()
    {
        using var limits = Limits(perMinute: 1, burst: 1);

        int?[] waits = [limits.SecondsToWait(null, Here), limits.SecondsToWait(null, Here.MapToIPv6()), limits.SecondsToWait(null, IPAddress.Loopback), limits.SecondsToWait(Token("aaaaaaaa"), Here)];

        Assert.Equal([null, 60, null, null], waits);
    }

    [Fact]
    public void SecondsToWait_FromOneIPv6Network_IsCountedTogether()
    {
        using var limits = Limits(perMinute: 1, burst: 1);

        int?[] waits = [limits.SecondsToWait(null, IPAddress.Parse("2001:db8::1")), limits.SecondsToWait(null, IPAddress.Parse("2001:db8::ffff:1")), limits.SecondsToWait(null, IPAddress.Parse("2001:db8:0:1::1"))];

        Assert.Equal([null, 60, null], waits);
    }

    [Theory]
    [InlineData(0, 1, "The setting Limits:PerToken:PerMinute is 0; it must be between 1 and 60000000.")]
    [InlineData(1, 0, "The setting Limits:PerToken:Burst is 0; it must be between 1 and 1000000.")]
    [InlineData(1, 1, null)]
    public void Options_OutOfRange_NameTheSetting(int perMinute, int burst, string? problem) =>
        Assert.Equal(problem, new LimitOptions { PerToken = new() { PerMinute = perMinute, Burst = burst } }.Problem());

    private static TokenLimits Limits(int perMinute, int burst)
    {
        var rate = new LimitOptions.Rate { PerMinute = perMinute, Burst = burst };
        return new(Options.Create(new LimitOptions { PerToken = rate, PerAddress = rate }));
    }

    private static ApiToken Token(string id) => new(id, "Shop", TokenScopes.Evaluate, By.Ingrid.Id, At.Noon, At.Noon.AddDays(90), null);
}
