using System.Net;
using Microsoft.Extensions.Configuration;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Infrastructure.Metrics;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Metrics;

/// <summary>Where requests may go that people can direct, judged where the line is opened.</summary>
public sealed class OutgoingGuardTests
{
    private static readonly FakeTime Time = new();
    private static readonly string Fine =
        $"{{\"status\":\"success\",\"data\":{{\"resultType\":\"scalar\",\"result\":[{Time.GetUtcNow().ToUnixTimeSeconds()},\"1.5\"]}}}}";

    [Fact]
    public async Task ForgedTarget_AsTypedOrAsStored_IsNeverReached()
    {
        await using var server = RawServer.Saying(Fine);
        using var asker = Asker.At(Time);
        var (targets, offences) = (ForgedTargets.All(server.Port).ToList(), new List<string>());

        foreach (var target in targets)
        {
            var parsed = HookParser.Parse(Document(target));
            if (parsed.IsError && !parsed.Errors.All(error => error.Path == "server")) offences.Add($"{target} is refused elsewhere: {parsed.Error.Path}");
            var hooks = new[] { Asker.Hook(target) }.Concat(parsed.IsError ? [] : [parsed.Value]);
            foreach (var hook in hooks)
            {
                var answer = await asker.AskAsync(hook);
                if (answer is not MetricAnswer.Failed { Kind: FailureKind.BadSpec }) offences.Add($"{target} is asked: {answer}");
            }
        }

        Offenders.None(offences);
        Assert.InRange(targets.Count, 200, 1000);
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task AllowedHost_IsAskedAtTheAddressThatWasJudged()
    {
        await using var server = RawServer.Saying(Fine);
        using var asker = Asker.At(Time, $"prometheus.test:{server.Port}").Knowing("prometheus.test", ["127.0.0.1"]);

        var answer = Assert.IsType<MetricAnswer.Number>(await asker.AskAsync($"http://PROMETHEUS.test:{server.Port}/prom"));

        Assert.Equal((1.5m, 1, 1), (answer.Value, asker.LookUps, server.Connections));
        Assert.StartsWith($"POST /prom/api/v1/query HTTP/1.1\r\nHost: prometheus.test:{server.Port}\r\n", Assert.Single(server.Requests));
        Assert.EndsWith($"query=errors&time={Time.GetUtcNow().ToUnixTimeSeconds()}", server.Requests[0]);
    }

    [Fact]
    public async Task AllowedHost_AtAnotherPort_IsNotAllowed()
    {
        await using var server = RawServer.Saying(Fine);
        using var asker = Asker.At(Time, "prometheus.test:9090", "127.0.0.1:9090");

        foreach (var host in (string[])["prometheus.test", "127.0.0.1"])
            Assert.Equal(FailureKind.BadSpec, Assert.IsType<MetricAnswer.Failed>(await asker.AskAsync($"http://{host}:{server.Port}")).Kind);
        Assert.Equal(0, server.Connections);
    }

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::169.254.169.254")]
    [InlineData("2002:a9fe:a9fe::")]
    [InlineData("::169.254.169.254")]
    [InlineData("fe80::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("100.100.100.200")]
    public async Task MetadataAddress_IsRefusedEvenWhereTheHostIsAllowed(string address)
    {
        using var asker = Asker.At(Time, "prometheus.test:9090").Knowing("prometheus.test", [address]);

        var answer = Assert.IsType<MetricAnswer.Failed>(await asker.AskAsync("http://prometheus.test:9090"));

        Assert.Equal(
            (FailureKind.BadSpec, "This server has an address that is never asked: one of the link, or of the services that hand out a machine's secrets."),
            (answer.Kind, answer.Detail));
    }

    [Fact]
    public async Task NameWithOnePrivateAddressAmongPublicOnes_IsRefused()
    {
        await using var server = RawServer.Saying(Fine);
        using var asker = Asker.At(Time).Knowing("mixed.test", ["1.1.1.1", "127.0.0.1"]);

        var answer = Assert.IsType<MetricAnswer.Failed>(await asker.AskAsync($"http://mixed.test:{server.Port}"));

        Assert.Equal(
            (FailureKind.BadSpec, "This server has a private address. Whoever runs this application can allow its host and port in the setting Outbound:AllowedHosts."),
            (answer.Kind, answer.Detail));
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task NameThatChangesItsMeaning_IsJudgedAtEachLine()
    {
        await using var server = RawServer.Saying(Fine);
        using var asker = Asker.At(Time, $"rebinding.test:{server.Port}").Knowing("rebinding.test", ["127.0.0.1"], ["169.254.169.254"]);

        var first = await asker.AskAsync($"http://rebinding.test:{server.Port}");
        var second = await asker.AskAsync($"http://rebinding.test:{server.Port}");

        Assert.IsType<MetricAnswer.Number>(first);
        Assert.Equal(FailureKind.BadSpec, Assert.IsType<MetricAnswer.Failed>(second).Kind);
        Assert.Equal((2, 1), (asker.LookUps, server.Connections));
    }

    [Fact]
    public async Task Redirect_ToItself_IsNotFollowed()
    {
        await using var server = RawServer.Start(exchange => exchange.SendAsync(RawServer.Http(307, "", "Location: /other", "Set-Cookie: a=b")));
        using var asker = Asker.At(Time, server.HostAndPort);

        foreach (var _ in Enumerable.Range(0, 2)) Assert.Equal(FailureKind.Http, Assert.IsType<MetricAnswer.Failed>(await asker.AskAsync(server.Server)).Kind);

        Assert.All(server.Requests, request => Assert.StartsWith("POST /api/v1/query ", request));
        Assert.DoesNotContain(server.Requests, request => request.Contains("Cookie", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public async Task Secret_GoesToItsHostOnly_AndComesBackInNoAnswer()
    {
        const string secret = "Bearer canary-9f31";
        await using var server = RawServer.Start(exchange =>
            exchange.SendAsync(RawServer.Http(200, $"{{\"status\":\"error\",\"error\":\"you sent {exchange.Request.Split("Authorization: ").ElementAtOrDefault(1)?.Split("\r\n")[0]}\"}}")));
        using var asker = Asker.With(Time, new() { [$"prometheus.test:{server.Port}"] = secret }, $"prometheus.test:{server.Port}", server.HostAndPort);

        var known = Assert.IsType<MetricAnswer.Failed>(await asker.AskAsync($"http://prometheus.test:{server.Port}"));
        var other = Assert.IsType<MetricAnswer.Failed>(await asker.AskAsync(server.Server));

        Assert.Contains($"Authorization: {secret}\r\n", server.Requests[0]);
        Assert.DoesNotContain("Authorization", server.Requests[1]);
        Assert.Equal("Prometheus refuses the query: you sent •••", known.Detail);
        Assert.DoesNotContain("canary", known.ToString());
        Assert.Equal("Prometheus refuses the query: you sent", other.Detail);
    }

    [Theory]
    [InlineData("AllowedHosts:0", "prometheus", "The setting Outbound:AllowedHosts:0 does not name a host and a port, such as prometheus:9090.")]
    [InlineData("AllowedHosts:0", "http://prometheus:9090", "The setting Outbound:AllowedHosts:0 does not name a host and a port, such as prometheus:9090.")]
    [InlineData("AllowedHosts:0", "*:9090", "The setting Outbound:AllowedHosts:0 does not name a host and a port, such as prometheus:9090.")]
    [InlineData("AllowedHosts:0", "a@b:9090", "The setting Outbound:AllowedHosts:0 does not name a host and a port, such as prometheus:9090.")]
    [InlineData("AllowedHosts:0", "prometheus:0", "The setting Outbound:AllowedHosts:0 does not name a host and a port, such as prometheus:9090.")]
    [InlineData("AllowedHosts:0", "prometheus:70000", "The setting Outbound:AllowedHosts:0 does not name a host and a port, such as prometheus:9090.")]
    [InlineData("Authorization:prometheus:9090", "Bearer canary\r\nX: y", "The setting Outbound:Authorization:prometheus:9090 holds something that no header can hold.")]
    [InlineData("Authorization:prometheus", "Bearer canary", "The setting Outbound:Authorization:prometheus does not name a host and a port, such as prometheus:9090.")]
    [InlineData("Timeout", "1.00:00:00", "The setting Outbound:Timeout must be more than no time and at most two minutes.")]
    [InlineData("ConnectTimeout", "00:00:00", "The setting Outbound:ConnectTimeout must be more than no time and at most two minutes.")]
    public void Setting_ThatCannotBeMeant_StopsTheStartAndSaysWhich(string name, string value, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<InvalidOperationException>(() => Read((name, value))).Message);

    [Fact]
    public void Settings_AreReadByHostAndPort()
    {
        var options = Read(("AllowedHosts:0", "Prometheus:9090"), ("AllowedHosts:1", "[FD00::7]:443"), ("AllowedHosts:2", " "), ("Authorization:prometheus:9090", "Bearer x"), ("Timeout", "00:00:10"));

        Assert.Equal([HostAndPort.Of("prometheus", 9090), HostAndPort.Of("fd00::7", 443)], options.AllowedHosts);
        Assert.Equal("Bearer x", options.Authorization[HostAndPort.Of(new Uri("http://prometheus:9090/x"))]);
        Assert.Equal((5, 10), (options.ConnectTimeout.TotalSeconds, options.Timeout.TotalSeconds));
    }

    [Theory]
    [InlineData("1.1.1.1", false)]
    [InlineData("8.8.8.8", false)]
    [InlineData("9.255.255.255", false)]
    [InlineData("11.0.0.0", false)]
    [InlineData("100.63.255.255", false)]
    [InlineData("100.128.0.0", false)]
    [InlineData("172.15.255.255", false)]
    [InlineData("172.32.0.0", false)]
    [InlineData("192.167.255.255", false)]
    [InlineData("192.169.0.0", false)]
    [InlineData("198.17.255.255", false)]
    [InlineData("198.20.0.0", false)]
    [InlineData("223.255.255.255", false)]
    [InlineData("2606:4700::1111", false)]
    [InlineData("2001:4860:4860::8888", false)]
    [InlineData("::ffff:1.1.1.1", false)]
    [InlineData("::ffff:10.0.0.1", true)]
    [InlineData("fe80::1%2", true)]
    [InlineData("fdff:ffff::1", true)]
    public void Address_AtTheEdgesOfTheRanges_IsJudgedByThem(string address, bool isPrivate) => Assert.Equal(isPrivate, PrivateAddresses.IsPrivate(IPAddress.Parse(address)));

    private static OutboundOptions Read(params (string Name, string Value)[] settings) => OutboundOptions.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>("Outbound:" + setting.Name, setting.Value))).Build());

    private static HookDocument Document(string server) => new("errors", "Errors", "%", "", 0) { Kind = "prometheus", Server = server, Query = "number", Value = "errors", WindowSeconds = 60 };
}
