using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Metrics;

/// <summary>A real Prometheus, from its package, that scrapes a small program.</summary>
public sealed class PrometheusServerTests
{
    [PrometheusFact]
    public async Task Asked_ForNumbersCountersAndLatency_GivesWhatTheProgramCounted()
    {
        await using var server = await PrometheusServer.StartAsync();
        using var asker = Asker.At(TimeProvider.System, server.HostAndPort);
        foreach (var (arm, people, bad) in ((string, int, int)[])[("treatment", 120, 7), ("control", 2_280, 9)])
        {
            server.Target.Set($$"""people_total{arm="{{arm}}",flag="checkout"}""", people);
            server.Target.Set($$"""bad_total{arm="{{arm}}",flag="checkout"}""", bad);
        }
        foreach (var (edge, count) in ((string, int)[])[("0.1", 80), ("0.3", 110), ("+Inf", 120)]) server.Target.Set($$"""took_seconds_bucket{le="{{edge}}"}""", count);
        await server.Target.ScrapedAsync();

        var number = await AskAsync(new PrometheusQuery.Number("""sum(people_total{flag="$flag"}) / 4""", "sum(people_total) / 7", TimeSpan.FromMinutes(1)));
        var counters = await AskAsync(new PrometheusQuery.Counts(Arm("treatment"), Arm("control")));
        var latency = await AskAsync(new PrometheusQuery.Latency("sum by (le) (took_seconds_bucket)", null, 0.3m));
        var several = await AskAsync(new PrometheusQuery.Number("people_total", null, TimeSpan.FromMinutes(1)));
        var none = await AskAsync(new PrometheusQuery.Number("nobody_total", null, TimeSpan.FromMinutes(1)));
        var wrong = await AskAsync(new PrometheusQuery.Number("sum(", null, TimeSpan.FromMinutes(1)));
        var undefined = await AskAsync(new PrometheusQuery.Number("vector(0) / vector(0)", null, TimeSpan.FromMinutes(1)));

        Assert.Equal((600m, 342L), number is MetricAnswer.Number n ? (n.Value, n.People) : default);
        Assert.StartsWith("""sum(people_total{flag="checkout"}) / 4""", number.Query);
        Assert.Equal(new CounterReading(new(120, 7), new(2_280, 9)), Assert.IsType<MetricAnswer.Counters>(counters).Reading);
        Assert.Equal(new CounterReading(new(120, 10), null), Assert.IsType<MetricAnswer.Counters>(latency).Reading);
        Assert.Equal(
            [FailureKind.SeveralSeries, FailureKind.NoData, FailureKind.BadSpec, FailureKind.NotANumber],
            ((MetricAnswer[])[several, none, wrong, undefined]).Select(answer => Assert.IsType<MetricAnswer.Failed>(answer).Kind));

        await server.StopAsync();
        Assert.Equal(FailureKind.Http, Assert.IsType<MetricAnswer.Failed>(await AskAsync(new PrometheusQuery.Number("people_total", null, TimeSpan.FromMinutes(1)))).Kind);

        Task<MetricAnswer> AskAsync(PrometheusQuery query) =>
            asker.Source.AskAsync(Asker.Hook(server.Server, query), new(null, FlagKey.Parse("checkout", "flag").Value, null), default);
    }

    [PrometheusFact]
    public async Task Counter_ThatMoves_IsReadAsItIs()
    {
        await using var server = await PrometheusServer.StartAsync();
        using var asker = Asker.At(TimeProvider.System, server.HostAndPort);
        var hook = Asker.Hook(server.Server, new PrometheusQuery.Counts(Arm("treatment"), null));
        server.Target.Set("people_total{arm=\"treatment\"}", 10);
        await server.Target.ScrapedAsync();
        var first = Assert.IsType<MetricAnswer.Counters>(await asker.AskAsync(hook));

        server.Target.Add("people_total{arm=\"treatment\"}", 5);
        server.Target.Add("bad_total{arm=\"treatment\"}", 2);
        await server.Target.ScrapedAsync();
        var second = Assert.IsType<MetricAnswer.Counters>(await asker.AskAsync(hook));

        Assert.Equal(new CounterReading(new(10, 0), null), first.Reading);
        Assert.Equal(new ArmReading.Counts(new(5, 2), null), second.Reading.Since(first.Reading).Value);
    }

    private static ArmQuery Arm(string arm) => new($$"""sum(people_total{arm="{{arm}}"})""", $$"""sum(bad_total{arm="{{arm}}"}) or vector(0)""");
}
