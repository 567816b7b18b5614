using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Infrastructure.Metrics;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Metrics;

/// <summary>What is made of right answers, and of numbers that are none of what was asked for.</summary>
public sealed class PrometheusSourceTests
{
    private static readonly FakeTime Time = new();
    private static readonly long Now = Time.GetUtcNow().ToUnixTimeSeconds();

    [Theory]
    [InlineData("0.42", "0.42")]
    [InlineData("-3", "-3")]
    [InlineData("1.5e-05", "0.000015")]
    [InlineData("1e+09", "1000000000")]
    [InlineData("0", "0")]
    public async Task Number_IsTakenFromItsText(string text, string value)
    {
        var answer = Assert.IsType<MetricAnswer.Number>(await AskAsync(new PrometheusQuery.Number("a", null, TimeSpan.FromMinutes(1)), ("a", One(text))));

        Assert.Equal((decimal.Parse(value), null, "a", Time.GetUtcNow()), (answer.Value, answer.People, answer.Query, answer.At));
    }

    [Fact]
    public async Task Number_AndItsPeople_AreOfTheOlderTimeAndRoundedDown()
    {
        var answer = await AskAsync(new PrometheusQuery.Number("a", "b", TimeSpan.FromMinutes(1)), ("a", One("0.5")), ("b", One("99.9", Now - 12.5m)));

        Assert.Equal(
            new MetricAnswer.Number(0.5m, 99, "a\nb", $"[{{\"metric\":{{}},\"value\":[{Now},\"0.5\"]}}] [{{\"metric\":{{}},\"value\":[{Now - 12.5m},\"99.9\"]}}]", Time.GetUtcNow().AddSeconds(-12.5)),
            answer);
    }

    [Theory]
    [InlineData("-1", "5", FailureKind.UnitMismatch)]
    [InlineData("1.5", "5", FailureKind.UnitMismatch)]
    [InlineData("2000000000000000", "5", FailureKind.UnitMismatch)]
    [InlineData("5", "NaN", FailureKind.NotANumber)]
    [InlineData("5", "", FailureKind.NoData)]
    public async Task Counter_ThatIsNone_IsRefusedAndNothingMoreIsAsked(string people, string bad, FailureKind kind)
    {
        var answer = await AskAsync(
            new PrometheusQuery.Counts(new("a", "b"), new("never", "asked")), ("a", One(people)), ("b", bad.Length == 0 ? Vector() : One(bad)));

        Assert.Equal(kind, Assert.IsType<MetricAnswer.Failed>(answer).Kind);
        Assert.DoesNotContain("never", answer.Query);
    }

    [Fact]
    public async Task Counter_AsAScalar_IsRefused() => Assert.Equal(
        FailureKind.BadSpec,
        Assert.IsType<MetricAnswer.Failed>(await AskAsync(new PrometheusQuery.Counts(new("a", "b"), null), ("a", $"{{\"resultType\":\"scalar\",\"result\":[{Now},\"5\"]}}"))).Kind);

    [Fact]
    public async Task Latency_OfSeveralServers_IsAddedByEdge()
    {
        var answer = await AskAsync(
            new PrometheusQuery.Latency("a", "b", 0.3m),
            ("a", Vector(Series("10", ("le", "0.3"), ("instance", "x")), Series("30", ("le", "0.3"), ("instance", "y")), Series("12", ("le", "+Inf"), ("instance", "x")), Series("33", ("le", "+Inf"), ("instance", "y")))),
            ("b", Vector(Series("7", ("le", "0.3")), Series("7", ("le", "+Inf")))));

        Assert.Equal(new CounterReading(new(45, 5), new(7, 0)), Assert.IsType<MetricAnswer.Counters>(answer).Reading);
    }

    public static TheoryData<string, FailureKind, string> Histograms => new()
    {
        { "percentile", FailureKind.BadSpec, "percentiles" },
        { "no label", FailureKind.BadSpec, "buckets with the label le" },
        { "no edge", FailureKind.BadSpec, "is no edge of the histogram" },
        { "falling", FailureKind.BadSpec, "do not grow from edge to edge" },
        { "rates", FailureKind.UnitMismatch, "not counts" },
        { "old", FailureKind.Stale, "too old" },
    };

    [Theory]
    [MemberData(nameof(Histograms))]
    public async Task Latency_OfWhatIsNoHistogram_IsRefused(string what, FailureKind kind, string says)
    {
        var series = what switch
        {
            "percentile" => Vector(Series("0.2", ("quantile", "0.95")), Series("5", ("le", "+Inf"))),
            "no label" => Vector(Series("5", ("job", "shop"))),
            "no edge" => Vector(Series("5", ("le", "0.25")), Series("9", ("le", "+Inf"))),
            "falling" => Vector(Series("9", ("le", "0.3")), Series("5", ("le", "+Inf"))),
            "rates" => Vector(Series("0.5", ("le", "0.3")), Series("0.9", ("le", "+Inf"))),
            _ => Vector(Series("5", ("le", "0.3")), $"{{\"metric\":{{\"le\":\"+Inf\"}},\"value\":[{Now - 1000},\"9\"]}}"),
        };

        var answer = Assert.IsType<MetricAnswer.Failed>(await AskAsync(new PrometheusQuery.Latency("a", null, 0.3m), ("a", series)));

        Assert.Equal(kind, answer.Kind);
        Assert.Contains(says, answer.Detail);
    }

    [Theory]
    [InlineData("a{r=\"$rollout\",f=\"$flag\"}", "a{r=\"checkout\",f=\"new-checkout\"}")]
    [InlineData("a{x=~\"b$\"} * $stage", "a{x=~\"b$\"} * 2")]
    [InlineData("$rollouts", "$rollouts")]
    public async Task Names_OfARollout_AreFilledIn(string query, string asked)
    {
        var place = new MetricPlace(RolloutKey.Parse("checkout", "").Value, FlagKey.Parse("new-checkout", "").Value, 2);

        var answer = await AskAsync(new PrometheusQuery.Number(query, null, TimeSpan.FromMinutes(1)), place, (asked, One("1")));

        Assert.Equal(asked, Assert.IsType<MetricAnswer.Number>(answer).Query);
    }

    [Theory]
    [InlineData("a{r=\"$rollout\"}", "This query names the rollout, so it can only be asked inside a rollout.")]
    [InlineData("a{f=\"$flag\"}", "This query names the flag, so it can only be asked inside a rollout.")]
    [InlineData("a{s=\"$stage\"}", "This query names the stage, so it can only be asked while a rollout is in one.")]
    public async Task Names_WithoutARollout_AreNotAsked(string query, string sentence)
    {
        var answer = Assert.IsType<MetricAnswer.Failed>(await AskAsync(new PrometheusQuery.Number(query, null, TimeSpan.FromMinutes(1))));

        Assert.Equal((FailureKind.BadSpec, sentence, query, ""), (answer.Kind, answer.Detail, answer.Query, answer.Raw));
    }

    [Fact]
    public async Task Application_WithItsConfiguration_AsksWhereThatSays()
    {
        await using var server = Answering(("errors", One("2.5")));
        using var app = new TestApp(demo: false, settings: [("Outbound:AllowedHosts:0", server.HostAndPort), ($"Outbound:Authorization:{server.HostAndPort}", "Bearer x")]);
        var source = app.Services.GetRequiredService<IMetricSource>();

        var answer = await source.AskAsync(Asker.Hook(server.Server), Asker.Nowhere, default);
        var other = await source.AskAsync(Asker.Hook("http://127.0.0.1:9"), Asker.Nowhere, default);

        Assert.Equal(2.5m, Assert.IsType<MetricAnswer.Number>(answer).Value);
        Assert.Contains("Authorization: Bearer x\r\n", Assert.Single(server.Requests));
        Assert.Equal(FailureKind.BadSpec, Assert.IsType<MetricAnswer.Failed>(other).Kind);
    }

    [Fact]
    public void SettingsFile_NamesHostAndPortAsOneName()
    {
        using var json = new MemoryStream("""{ "Outbound": { "Authorization": { "prometheus.example:9090": "Bearer x" } } }"""u8.ToArray());

        var options = OutboundOptions.Read(new ConfigurationBuilder().AddJsonStream(json).Build());

        Assert.Equal("Bearer x", options.Authorization[HostAndPort.Of("prometheus.example", 9090)]);
    }

    [Fact]
    public void Printable_OfAnyText_IsOneShortLine()
    {
        var text = Printable.Cut("  a\r\n\u0000b\u202E\u200Bc \uD800 " + string.Concat(Enumerable.Repeat("🚀", 200)));

        Assert.StartsWith("a b c \uFFFD 🚀", text);
        Assert.EndsWith("🚀…", text);
        Assert.InRange(text.Length, 190, Printable.Most);
    }

    private static Task<MetricAnswer> AskAsync(PrometheusQuery query, params (string Query, string Data)[] answers) => AskAsync(query, Asker.Nowhere, answers);

    private static async Task<MetricAnswer> AskAsync(PrometheusQuery query, MetricPlace place, params (string Query, string Data)[] answers)
    {
        await using var server = Answering(answers);
        using var asker = Asker.At(Time, server.HostAndPort);
        return await asker.Source.AskAsync(Asker.Hook(server.Server, query), place, default);
    }

    /// <summary>Says to each query what belongs to it, and 500 to others.</summary>
    private static RawServer Answering(params (string Query, string Data)[] answers) => RawServer.Start(exchange =>
    {
        var form = exchange.Request[(exchange.Request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        var query = WebUtility.UrlDecode(form.Split('&')[0]["query=".Length..]);
        var data = answers.FirstOrDefault(answer => answer.Query == query).Data;
        return exchange.SendAsync(data is null ? RawServer.Http(500, query) : RawServer.Http(200, $"{{\"status\":\"success\",\"data\":{data}}}"));
    });

    private static string One(string value, decimal? at = null) => Vector(Series(value, at ?? Now));

    private static string Vector(params string[] series) => $"{{\"resultType\":\"vector\",\"result\":[{string.Join(',', series)}]}}";

    private static string Series(string value, params (string Name, string Text)[] labels) => Series(value, Now, labels);

    private static string Series(string value, decimal at, params (string Name, string Text)[] labels) =>
        $"{{\"metric\":{{{string.Join(',', labels.Select(label => $"\"{label.Name}\":\"{label.Text}\""))}}},\"value\":[{at},\"{value}\"]}}";
}
