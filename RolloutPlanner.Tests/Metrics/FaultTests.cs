using System.Globalization;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Metrics;

/// <summary>Everything that a metric source can do wrong. Each has its kind, and none of them ever advances or takes anything back.</summary>
public sealed class FaultTests
{
    private static readonly Dictionary<string, Func<RawExchange, FakeTime, Task>> Servers = new()
    {
        ["500"] = (exchange, _) => exchange.SendAsync(RawServer.Http(500, "<h1>Oh no</h1>")),
        ["401"] = (exchange, _) => exchange.SendAsync(RawServer.Http(401, "", "WWW-Authenticate: Basic realm=\"x\"")),
        ["302"] = (exchange, _) => exchange.SendAsync(RawServer.Http(302, "", "Location: http://169.254.169.254/latest/meta-data/")),
        ["timeout"] = (exchange, time) => StallAsync(exchange, time, ""),
        ["reset"] = (exchange, _) => ResetAsync(exchange, ""),
        ["reset in the middle"] = (exchange, _) => ResetAsync(exchange, "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"status\":\"suc"),
        ["closed in the middle"] = (exchange, _) => exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"status\":\"suc"),
        ["slow drip"] = (exchange, time) => StallAsync(exchange, time, "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"),
        ["100 MB"] = (exchange, _) => FloodAsync(exchange),
        ["100 MB announced"] = (exchange, _) => exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n{"),
        ["headers without end"] = (exchange, _) => exchange.SendAsync("HTTP/1.1 200 OK\r\nX: " + new string('x', 200_000)),
        ["no HTTP"] = (exchange, _) => exchange.SendAsync("SSH-2.0-OpenSSH_9.2\r\n\r\n"),
        ["packed"] = (exchange, _) => exchange.SendAsync(RawServer.Http(200, "xyz", "Content-Encoding: gzip")),
        ["bad JSON"] = Body("{\"status\":\"success\",\"data\":{"),
        ["deep JSON"] = Body(new string('[', 5_000) + new string(']', 5_000)),
        ["not UTF-8"] = Body("{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{\"a\":\"\\ud800\"},\"value\":[1,\"1\"]}]}}"),
        ["given twice"] = Body("{\"status\":\"error\",\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[1763467200,\"1\"]}}"),
        ["status error"] = Body("{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"parse error:\\u0000 unexpected\\u202e end\"}"),
        ["status error as 400"] = (exchange, _) => exchange.SendAsync(RawServer.Http(400, "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"parse error\"}")),
        ["empty vector"] = Result("vector", "[]"),
        ["null"] = Result("vector", "null"),
        ["no data at all"] = Body("{\"status\":\"success\",\"data\":null}"),
        ["NaN"] = Value("\"NaN\""),
        ["+Inf"] = Value("\"+Inf\""),
        ["-Inf"] = Value("\"-Inf\""),
        ["1e400"] = Value("\"1e400\""),
        ["too large for a decimal"] = Value("\"99999999999999999999999999999999\""),
        ["2 series"] = Result("vector", Series("1") + "," + Series("2"), inList: true),
        ["stale"] = Value("\"1\"", age: 301),
        ["future"] = Value("\"1\"", age: -61),
        ["time of nobody"] = Result("vector", "[{\"metric\":{},\"value\":[1e30,\"1\"]}]"),
        ["string value"] = Value("\"many\""),
        ["number that is no text"] = Value("1"),
        ["string result"] = Result("string", "[1763467200,\"1\"]"),
        ["matrix"] = Result("matrix", "[{\"metric\":{},\"values\":[[1763467200,\"1\"]]}]"),
        ["unheard of"] = Result("tensor", "[]"),
    };

    public static TheoryData<string, FailureKind, string> Faults => new()
    {
        { "500", FailureKind.Http, "The server answered 500." },
        { "401", FailureKind.Http, "The server answered 401. It wants to know who asks: that belongs in the configuration, under Outbound:Authorization." },
        { "302", FailureKind.Http, "The server answered 302. It points to another address, which is not followed." },
        { "timeout", FailureKind.Timeout, "The server did not answer in time." },
        { "reset", FailureKind.Http, "The line broke before the answer was whole." },
        { "reset in the middle", FailureKind.Http, "The line broke before the answer was whole." },
        { "closed in the middle", FailureKind.Http, "The line broke before the answer was whole." },
        { "slow drip", FailureKind.Timeout, "The server did not answer in time." },
        { "100 MB", FailureKind.Parse, "The answer is too large: more than 64 KB. The query gives one series, so that there is one number." },
        { "100 MB announced", FailureKind.Parse, "The answer is too large: more than 64 KB. The query gives one series, so that there is one number." },
        { "headers without end", FailureKind.Http, "The server sent more headers than anybody needs." },
        { "no HTTP", FailureKind.Http, "The server did not answer as HTTP has it." },
        { "packed", FailureKind.Parse, "The answer is packed, which nobody asked for." },
        { "bad JSON", FailureKind.Parse, "The answer is not valid JSON." },
        { "deep JSON", FailureKind.Parse, "The answer is not valid JSON." },
        { "not UTF-8", FailureKind.Parse, "The answer holds half a character." },
        { "given twice", FailureKind.Parse, "The answer is not valid JSON." },
        { "status error", FailureKind.BadSpec, "Prometheus refuses the query: parse error: unexpected end" },
        { "status error as 400", FailureKind.BadSpec, "Prometheus refuses the query: parse error" },
        { "empty vector", FailureKind.NoData, "The query gives nothing. A counter that has counted nobody yet gives 0 where \"or vector(0)\" stands after it." },
        { "null", FailureKind.NoData, "The query gives nothing. A counter that has counted nobody yet gives 0 where \"or vector(0)\" stands after it." },
        { "no data at all", FailureKind.NoData, "The query gives nothing. A counter that has counted nobody yet gives 0 where \"or vector(0)\" stands after it." },
        { "NaN", FailureKind.NotANumber, "The result is not a number (NaN): most often zero divided by zero, because nobody was counted yet." },
        { "+Inf", FailureKind.Infinite, "The result is infinite: most often something divided by zero." },
        { "-Inf", FailureKind.Infinite, "The result is infinite: most often something divided by zero." },
        { "1e400", FailureKind.Infinite, "The result is too large to compute with." },
        { "too large for a decimal", FailureKind.Infinite, "The result is too large to compute with." },
        { "2 series", FailureKind.SeveralSeries, "The query gives 2 series, so nobody knows which number is meant. Put sum() around it, or name the labels." },
        { "stale", FailureKind.Stale, "The number is too old." },
        { "future", FailureKind.ClockSkew, "The number is of a time that has not come. The clocks of the server and of this machine disagree." },
        { "time of nobody", FailureKind.Parse, "A number is not written as Prometheus writes it: its time, and its text." },
        { "string value", FailureKind.Parse, "The result is a text, not a number." },
        { "number that is no text", FailureKind.Parse, "A number is not written as Prometheus writes it: its time, and its text." },
        { "string result", FailureKind.Parse, "The query gives a text, not a number." },
        { "matrix", FailureKind.Matrix, "The query gives many numbers over a time, not one. Take away the range at its end, or put a function around it." },
        { "unheard of", FailureKind.Parse, "The result is of a type that Prometheus does not have." },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Fault_AskedOnceAndFiveTimesInARow_HasItsKindAndNeverDecidesAnything(string fault, FailureKind kind, string detail)
    {
        var time = new FakeTime();
        time.HoldDelays();
        var asked = time.GetUtcNow();
        await using var server = RawServer.Start(exchange => Servers[fault](exchange, time));
        using var asker = Asker.At(time, server.HostAndPort);

        var answer = Assert.IsType<MetricAnswer.Failed>(await asker.AskAsync(server.Server));

        Assert.Equal((kind, detail, "errors", asked), (answer.Kind, answer.Detail, answer.Query, answer.At));
        Assert.True(answer.Raw.Length <= 200 && !answer.Raw.Any(char.IsControl), answer.Raw);
        Assert.Equal(1, server.Connections);
        foreach (var action in ActionsAfterFive(answer)) Assert.True(action is GateAction.Hold or GateAction.Pause, $"{action}");
    }

    [Fact]
    public void Faults_AreAllThatServersCanDo() => Assert.Equal(Servers.Keys.Order(), Faults.Select(row => (string)row[0]).Order());

    [Fact]
    public async Task Flood_IsNotReadToItsEnd()
    {
        var sent = new TaskCompletionSource<long>();
        await using var server = RawServer.Start(async exchange => sent.SetResult(await FloodAsync(exchange)));
        using var asker = Asker.At(new FakeTime(), server.HostAndPort);

        await asker.AskAsync(server.Server);

        Assert.InRange(await sent.Task.WaitAsync(TimeSpan.FromMinutes(1)), 1, 20_000_000);
    }

    [Fact]
    public async Task NobodyThere_IsHttp()
    {
        string gone;
        await using (var server = RawServer.Saying("")) gone = server.HostAndPort;
        using var asker = Asker.At(new FakeTime(), gone);

        var answer = Assert.IsType<MetricAnswer.Failed>(await asker.AskAsync($"http://{gone}"));

        Assert.Equal((FailureKind.Http, "The server could not be reached: nothing answers at its address."), (answer.Kind, answer.Detail));
    }

    [Fact]
    public async Task WhoeverAsks_MayStopAsking()
    {
        using var stop = new CancellationTokenSource();
        await using var server = RawServer.Start(exchange => exchange.KeepSilentAsync());
        using var asker = Asker.At(new FakeTime(), server.HostAndPort);

        var asking = asker.AskAsync(Asker.Hook(server.Server), stop.Token);
        await server.Asked;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    /// <summary>What the gate asks for from the first failure to long after the fifth, without and with good numbers before.</summary>
    private static IEnumerable<GateAction> ActionsAfterFive(MetricAnswer.Failed answer)
    {
        var (run, gate) = (AGate.Run(), AGate.With(AGate.Trigger(), AGate.Success()));
        var empty = RunEvidence.Start(gate, run, Share.All, GateTimes.Settle);
        var good = Enumerable.Range(2, 3).Aggregate(empty, (evidence, window) => evidence.Add(Good(At.Minutes(window * 5)), run));
        foreach (var start in (RunEvidence[])[empty, good])
        {
            var evidence = start;
            for (var look = 1; look <= 5; look++) evidence = evidence.Add(new MeasurementFailure(AGate.Errors, 1, answer.Kind, answer.Detail, At.Minutes(20 + look)), run);
            // While good numbers are fresh a gate may open on them; from here on it rests on the failures.
            foreach (var hours in (double[])[0.75, 2, 30]) yield return Judge(gate, evidence, At.Hours(hours));
            if (ReferenceEquals(start, empty)) yield return Judge(gate, evidence, At.Minutes(26));
        }
    }

    private static GateAction Judge(Gate gate, RunEvidence evidence, DateTimeOffset now) =>
        GateAssessor.Assess(gate, TimeSpan.Zero, AGate.Run(), "hash", 2, new(evidence, [], [], By.IsLead), now).Action;

    private static Measurement Good(DateTimeOffset at) =>
        AGate.Reading(0.1m, at) with { Origin = MeasurementOrigin.Polled, Window = TimeSpan.FromMinutes(5), FreshFor = TimeSpan.FromMinutes(5) };

    private static async Task StallAsync(RawExchange exchange, FakeTime time, string beginning)
    {
        if (beginning.Length > 0) await exchange.SendAsync(beginning);
        time.Advance(TimeSpan.FromSeconds(31));
        await exchange.KeepSilentAsync();
    }

    private static async Task ResetAsync(RawExchange exchange, string beginning)
    {
        if (beginning.Length > 0) await exchange.SendAsync(beginning);
        exchange.Reset();
    }

    private static async Task<long> FloodAsync(RawExchange exchange)
    {
        var (sent, chunk) = (0L, "10000\r\n" + new string(' ', 0x10000) + "\r\n");
        await exchange.SendAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        try
        {
            for (; sent < 100 * 1024 * 1024; sent += chunk.Length) await exchange.SendAsync(chunk);
        }
        catch (System.Net.Sockets.SocketException)
        {
            // As it should: the other side has heard enough.
        }
        return sent;
    }

    private static Func<RawExchange, FakeTime, Task> Body(string body) => (exchange, _) => exchange.SendAsync(RawServer.Http(200, body));

    private static Func<RawExchange, FakeTime, Task> Result(string type, string result, bool inList = false) =>
        Body($"{{\"status\":\"success\",\"data\":{{\"resultType\":\"{type}\",\"result\":{(inList ? $"[{result}]" : result)}}}}}");

    private static Func<RawExchange, FakeTime, Task> Value(string value, int age = 0) => Result("vector", Series(value, age, quoted: false), inList: true);

    private static string Series(string value, int age = 0, bool quoted = true)
    {
        var at = new FakeTime().GetUtcNow().AddSeconds(-age).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"{{\"metric\":{{\"job\":\"shop\"}},\"value\":[{at},{(quoted ? $"\"{value}\"" : value)}]}}";
    }
}
