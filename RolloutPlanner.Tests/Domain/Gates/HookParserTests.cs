using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Gates;

public sealed class HookParserTests
{
    private static readonly HookDocument Plain = new("payment-errors", "Payment errors", "%", "Grafana", 0);
    private static readonly HookDocument Number = Plain with { Kind = "prometheus", Server = "http://prometheus:9090", Query = "number", Value = "sum(rate(errors_total[5m]))", WindowSeconds = 300 };
    private static readonly HookDocument Counts = Plain with
    {
        Kind = "prometheus",
        Server = "https://prometheus.example/prom/",
        Query = "counts",
        TreatmentPeople = "a",
        TreatmentBad = "b",
        ControlPeople = "c",
        ControlBad = "d or vector(0)",
    };
    private static readonly HookDocument Latency = Plain with { Kind = "prometheus", Server = "http://prometheus:9090", Query = "latency", TreatmentBuckets = "sum by (le) (took_bucket)", Edge = 0.3m };

    public static TheoryData<string, HookSource, MetricShape> Sources => new()
    {
        { "plain", new HookSource.Manual(), MetricShape.Number },
        { "manual", new HookSource.Manual(), MetricShape.Number },
        { "pushed", new HookSource.Pushed(), MetricShape.Means },
        { "number", new HookSource.Prometheus("http://prometheus:9090", new PrometheusQuery.Number("sum(rate(errors_total[5m]))", null, TimeSpan.FromMinutes(5))), MetricShape.Number },
        { "people", new HookSource.Prometheus("http://prometheus:9090", new PrometheusQuery.Number("sum(rate(errors_total[5m]))", "people", TimeSpan.FromMinutes(5))), MetricShape.Number },
        { "counts", new HookSource.Prometheus("https://prometheus.example/prom", new PrometheusQuery.Counts(new("a", "b"), new("c", "d or vector(0)"))), MetricShape.Counts },
        { "one arm", new HookSource.Prometheus("https://prometheus.example/prom", new PrometheusQuery.Counts(new("a", "b"), null)), MetricShape.Counts },
        { "latency", new HookSource.Prometheus("http://prometheus:9090", new PrometheusQuery.Latency("sum by (le) (took_bucket)", null, 0.3m)), MetricShape.Counts },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public void Document_OfEachKind_IsReadAndWrittenBack(string what, HookSource source, MetricShape shape)
    {
        var document = Of(what) with { Better = "higher", IntervalSeconds = 30 };

        var hook = HookParser.Parse(document).Value;

        Assert.Equal(
            new MonitoringHook(AGate.Errors, 1, "Payment errors", "%", "Grafana", null, false) { Origin = source, Shape = shape, Better = Better.Higher, Interval = TimeSpan.FromSeconds(30) }, hook);
        Assert.Equal(hook, HookParser.Parse(HookDocument.Of(hook)).Value);
    }

    public static TheoryData<string, string, string> Faults => new()
    {
        { "unknown kind", "kind", "The kind of source is one of manual, pushed, prometheus." },
        { "no kind, but a server", "server", "Say what kind of source this belongs to: manual, pushed or prometheus." },
        { "manual with a server", "server", "Numbers that people enter need none. Leave it out, or choose another kind of source." },
        { "manual counts", "shape", "People enter plain numbers. Both arms come from a program or from Prometheus." },
        { "pushed without a shape", "shape", "What a number consists of is one of number, counts, means." },
        { "pushed with a query", "value", "Numbers that programs send need none. Leave it out, or choose another kind of source." },
        { "no server", "server", "The address of the server is missing." },
        { "server of another kind", "server", "The address begins with http:// or https://, such as http://prometheus:9090." },
        { "server with a password", "server", "The address holds no user name or password. They belong in the configuration, under Outbound:Authorization." },
        { "server with a token", "server", "The address ends with the host, the port or a path: no question mark and no #." },
        { "no query", "query", "What is asked for is one of number, counts, latency." },
        { "no value", "value", "The query is missing." },
        { "no window", "windowSeconds", "Say how far the query looks back, in seconds: the range in its brackets, 300 for [5m]. There is no silent 0." },
        { "window of 0", "windowSeconds", "How far the query looks back, in seconds, is a whole number from 1 to 2,592,000." },
        { "window too short", "windowSeconds", "The query looks back 300 seconds, so its numbers would hold something from before the stage. Say at least that." },
        { "average of percentiles", "value", "This is an average of percentiles, which says nothing: percentiles do not add up. Ask for the buckets of the histogram instead." },
        { "dashboard variable", "value", "Variables of a dashboard mean nothing here. Write the time and the labels out; $rollout, $flag and $stage are known." },
        { "query of another kind", "edge", "This belongs to another kind of query. Leave it out." },
        { "shape against the query", "shape", "Of a Prometheus source this follows from the query: a number, or counts. Leave it out." },
        { "half a control", "controlBad", "The query for their bad outcomes is missing." },
        { "rate as a counter", "treatmentBad", "Ask for the counters themselves. The application takes the differences; rate() and increase() do not say how many people were counted." },
        { "no edge", "edge", "Say which edge of the histogram is slow, in its unit: 0.3 for 300 ms where it counts seconds." },
        { "edge of 0", "edge", "The edge is more than 0 and at most a million million." },
        { "interval of 0", "intervalSeconds", "The interval in seconds is a whole number from 1 to 86,400." },
        { "interval of two days", "intervalSeconds", "The interval in seconds is a whole number from 1 to 86,400." },
        { "unknown way", "better", "Which way is good is one of lower, higher." },
        { "query that reorders", "value", "The query holds an invisible mark that reorders text at position 1. Remove it there." },
        { "query of 2 001", "value", "The query has 2,001 characters; at most 2,000 fit." },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Document_WithAFault_IsRefusedAtItsField(string what, string path, string sentence)
    {
        var error = Assert.Single(HookParser.Parse(Of(what)).Errors);

        Assert.Equal((ErrorKind.Invalid, path, sentence), (error.Kind, error.Path, error.Message));
    }

    [Fact]
    public void Document_WithManyFaults_NamesThemAll() => Assert.Equal(
        ["key", "name", "better", "intervalSeconds", "people", "treatmentPeople", "treatmentBad", "server"],
        HookParser.Parse(new(null, null, null, null, 0) { Kind = "prometheus", Query = "counts", Better = "up", IntervalSeconds = 0, People = "x" }).Errors.Select(error => error.Path));

    [Fact]
    public void Edit_WithoutAKind_LeavesWhereNumbersComeFrom()
    {
        var before = HookParser.Parse(Counts with { Better = "higher", IntervalSeconds = 5 }).Value with { LastReading = new(1, At.Noon, "test") };

        var after = HookParser.Parse(Plain with { Name = "Errors", SeenVersion = 1 }, before).Value;

        Assert.Equal(before with { Version = 2, Name = "Errors" }, after);
    }

    [Fact]
    public void Edit_OfTheDefinition_ForgetsWhatWasReadOfTheOldOne()
    {
        var before = HookParser.Parse(Number).Value with { LastReading = new(1, At.Noon, "test"), Problem = new(FailureKind.Http, "Gone.", At.Noon) };

        var renamed = HookParser.Parse(Number with { Name = "Errors", IntervalSeconds = 5, Better = "higher" }, before).Value;
        var moved = HookParser.Parse(Number with { Server = "http://other:9090" }, before).Value;
        var inOtherUnit = HookParser.Parse(Number with { Unit = "ms" }, before).Value;

        Assert.Equal((before.LastReading, before.Problem), (renamed.LastReading, renamed.Problem));
        Assert.Equal((null, null, HookStatus.NoData), (moved.LastReading, moved.Problem, moved.Status));
        Assert.Null(inOtherUnit.LastReading);
    }

    [Theory]
    [InlineData("http://prometheus:9090", "http://prometheus:9090")]
    [InlineData("HTTP://Prometheus:9090/", "http://prometheus:9090")]
    [InlineData("https://prometheus.example:443/prom/", "https://prometheus.example/prom")]
    [InlineData("http://bücher.example", "http://xn--bcher-kva.example")]
    [InlineData("http://2130706433:9090", "http://127.0.0.1:9090")]
    [InlineData("http://169。254。169。254", "http://169.254.169.254")]
    [InlineData("http://[FD00::7]:9090", "http://[fd00::7]:9090")]
    public void Server_HoweverItIsTyped_IsWrittenAsWhatItIs(string typed, string written) =>
        Assert.Equal(written, ((HookSource.Prometheus)HookParser.Parse(Number with { Server = typed }).Value.Origin).Server);

    [Theory]
    [InlineData("up", 0)]
    [InlineData("rate(x[5m]) / rate(y[1h30m])", 5400)]
    [InlineData("rate(x{path=\"/a[9d]\"}[30s] offset 1h)", 3630)]
    [InlineData("max_over_time(rate(x[5m])[1h:1m])", 3900)]
    [InlineData("rate(x[5m]) # [9d]", 300)]
    [InlineData("x{a=~\"b\\\"[2h]\"}", 0)]
    public void Window_MustReachAsFarAsTheQueryLooks(string query, int seconds)
    {
        var enough = HookParser.Parse(Number with { Value = query, WindowSeconds = Math.Max(1, seconds) });
        var short1 = HookParser.Parse(Number with { Value = query, WindowSeconds = Math.Max(1, seconds - 1) });

        Assert.Equal((false, seconds > 0), (enough.IsError, short1.IsError));
    }

    [Theory]
    [InlineData("avg(histogram_quantile(0.95, sum by (le) (rate(x_bucket[5m]))))", true)]
    [InlineData("avg by (job) (histogram_quantile(0.95, x_bucket))", true)]
    [InlineData("sum without (a) (x{quantile=\"0.99\"})", true)]
    [InlineData("avg_over_time(x{job=\"a\",quantile=~\"0.9.\"}[5m])", true)]
    [InlineData("1 - (2 * AVG (histogram_quantile(0.5, x)))", true)]
    [InlineData("histogram_quantile(0.95, sum by (le) (rate(x_bucket[5m])))", false)]
    [InlineData("avg(x) + histogram_quantile(0.95, x_bucket)", false)]
    [InlineData("max(histogram_quantile(0.95, x_bucket))", false)]
    [InlineData("avg(x{path=\"histogram_quantile(\"})", false)]
    [InlineData("x{quantile=\"0.99\"}", false)]
    public void Percentiles_MayBeAskedForButNotAveraged(string query, bool isRefused) =>
        Assert.Equal(isRefused, HookParser.Parse(Number with { Value = query }).Errors.Any(error => error.Code == "hook.percentiles"));

    private static HookDocument Of(string what) => what switch
    {
        "plain" => Plain,
        "manual" => Plain with { Kind = "manual", Shape = "number" },
        "pushed" => Plain with { Kind = "pushed", Shape = "means" },
        "number" => Number,
        "people" => Number with { People = " people " },
        "counts" => Counts with { Shape = "counts" },
        "one arm" => Counts with { ControlPeople = " ", ControlBad = null },
        "latency" => Latency,
        "unknown kind" => Plain with { Kind = "Manual", Server = "x" },
        "no kind, but a server" => Plain with { Server = "http://prometheus:9090" },
        "manual with a server" => Plain with { Kind = "manual", Server = "http://prometheus:9090" },
        "manual counts" => Plain with { Kind = "manual", Shape = "counts" },
        "pushed without a shape" => Plain with { Kind = "pushed" },
        "pushed with a query" => Plain with { Kind = "pushed", Shape = "number", Value = "x" },
        "no server" => Number with { Server = " " },
        "server of another kind" => Number with { Server = "file:///etc/passwd" },
        "server with a password" => Number with { Server = "http://a:b@prometheus:9090" },
        "server with a token" => Number with { Server = "http://prometheus:9090?token=x" },
        "no query" => Plain with { Kind = "prometheus", Server = "http://prometheus:9090" },
        "no value" => Number with { Value = null },
        "no window" => Number with { WindowSeconds = null },
        "window of 0" => Number with { Value = "up", WindowSeconds = 0 },
        "window too short" => Number with { WindowSeconds = 299 },
        "average of percentiles" => Number with { Value = "avg(histogram_quantile(0.95, x))" },
        "dashboard variable" => Number with { Value = "rate(x[$__rate_interval])" },
        "query of another kind" => Number with { Edge = 1 },
        "shape against the query" => Number with { Shape = "counts" },
        "half a control" => Counts with { ControlBad = "" },
        "rate as a counter" => Counts with { TreatmentBad = "sum(increase(x[5m]))" },
        "no edge" => Latency with { Edge = null },
        "edge of 0" => Latency with { Edge = 0 },
        "interval of 0" => Plain with { IntervalSeconds = 0 },
        "interval of two days" => Plain with { IntervalSeconds = 172_800 },
        "unknown way" => Plain with { Better = "up" },
        "query that reorders" => Number with { Value = "\u202Eup" },
        "query of 2 001" => Number with { Value = new('x', 2_001) },
        _ => throw new ArgumentException(what),
    };
}
