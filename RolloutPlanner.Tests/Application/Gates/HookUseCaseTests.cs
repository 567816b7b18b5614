using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Tests.Metrics;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Application.Gates;

public sealed class HookUseCaseTests
{
    private static readonly HookDocument Polled = new("payment-errors", "Payment errors", "%", "Grafana", 0)
    {
        Kind = "prometheus",
        Server = "http://prometheus:9090",
        Query = "number",
        Value = "errors{rollout=\"$rollout\",stage=\"$stage\"}",
        WindowSeconds = 60,
    };

    private static readonly MetricAnswer Number = new MetricAnswer.Number(1.50m, 200, "errors", "[1]", At.Noon);

    [Fact]
    public async Task Test_Number_IsKeptAsTheLastReading()
    {
        await using var database = await WithHookAsync(Polled);

        var test = (await TestAsync(database, Number)).Value;

        var hook = await HookAsync(database);
        Assert.Equal((new Receipt("payment-errors", 2), Number), (test.Receipt, test.Answer));
        Assert.Equal((new HookReading(1.50m, At.Noon, "A test of the query"), null, HookStatus.Verified), (hook.LastReading, hook.Problem, hook.Status));
        Assert.Equal("hook-reading-recorded", (await database.History.PageAsync(new(), default)).Entries[0].Kind);
    }

    [Fact]
    public async Task Test_Counters_AreKeptAsAPercentage()
    {
        await using var database = await WithHookAsync(Polled);

        await TestAsync(database, new MetricAnswer.Counters(new(new(200, 3), new(400, 1)), "a\nb", "", At.Noon));

        Assert.Equal(1.5m, (await HookAsync(database)).LastReading!.Value);
    }

    [Fact]
    public async Task Test_ThatFails_IsKeptAsAProblemUntilOneWorks()
    {
        await using var database = await WithHookAsync(Polled);

        var failed = await TestAsync(database, new MetricAnswer.Failed(FailureKind.Timeout, "The server did not answer in time.", "errors", "", At.Noon));

        var hook = await HookAsync(database);
        Assert.IsType<MetricAnswer.Failed>(failed.Value.Answer);
        Assert.Equal((null, new HookProblem(FailureKind.Timeout, "The server did not answer in time.", At.Noon), HookStatus.Error), (hook.LastReading, hook.Problem, hook.Status));
        var entry = (await database.History.PageAsync(new(), default)).Entries[0];
        Assert.Equal("Maya Lindqvist got no number for the metric payment-errors: The server did not answer in time.", RolloutPlanner.Components.Text.HistoryText.Sentence(entry));

        await TestAsync(database, Number);

        Assert.Equal(HookStatus.Verified, (await HookAsync(database)).Status);
    }

    [Fact]
    public async Task Test_InsideARollout_GivesItsNamesToTheQuery()
    {
        await using var database = await WithHookAsync(Polled);
        await database.AddRolloutAsync("checkout");

        await TestAsync(database, Number, within: Stored.Key("checkout"));
        var unknown = await TestAsync(database, Number, within: Stored.Key("nothing"));

        Assert.Equal(new MetricPlace(Stored.Key("checkout"), FlagKey.Parse("checkout", "").Value, null), Assert.Single(database.Metrics.Asked).Place);
        Assert.Equal((ErrorKind.Invalid, "rollout"), (unknown.Error.Kind, unknown.Error.Path));
    }

    [Fact]
    public async Task Test_BySomebodyWhoMayNot_AsksNobodyAndIsWrittenDown()
    {
        await using var database = await WithHookAsync(Polled);

        var denied = await TestAsync(database, Number, By.Victor);

        Assert.Equal((ErrorKind.Forbidden, "role.hooks"), (denied.Error.Kind, denied.Error.Code));
        Assert.Empty(database.Metrics.Asked);
        Assert.Equal(("denied", "hook.test"), (await database.History.PageAsync(new(), default)).Entries[0] is var entry ? (entry.Kind, entry.Subject) : default);
    }

    [Theory]
    [InlineData("manual", null, "hook.manual", "People enter the numbers of the metric \"payment-errors\". Enter a reading to show that it can be read.")]
    [InlineData("pushed", "counts", "hook.pushed", "Programs send the numbers of the metric \"payment-errors\". Send one, with an API token that may ingest, to show that it delivers.")]
    public async Task Test_OfWhatIsNotAskedFor_SaysHowItIsShown(string kind, string? shape, string code, string sentence)
    {
        await using var database = await WithHookAsync(new("payment-errors", "Payment errors", "%", "", 0) { Kind = kind, Shape = shape });
        var before = await database.DumpAsync();

        var refused = await TestAsync(database, Number);

        Assert.Equal((ErrorKind.Refused, code, sentence), (refused.Error.Kind, refused.Error.Code, refused.Error.Message));
        Assert.Empty(database.Metrics.Asked);
        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task Test_WhileTheMetricIsChanged_WaitsForNothingAndKeepsNothing()
    {
        await using var database = await WithHookAsync(Polled);
        database.Metrics.Answer(AGate.Errors, async (_, _) =>
        {
            Assert.False((await SaveAsync(database, Polled with { Value = "other", SeenVersion = 1 })).IsError);
            return Number;
        });

        var refused = await database.Get<TestHook>().RunAsync(By.Maya.Asks(), AGate.Errors, null, default);

        Assert.Equal("hook.changed", refused.Error.Code);
        Assert.Null((await HookAsync(database)).LastReading);
    }

    [Fact]
    public async Task Test_SentTwice_HasOneEffect()
    {
        await using var database = await WithHookAsync(Polled);
        var (test, origin) = (database.Get<TestHook>(), By.Maya.Asks());
        database.Metrics.Answer(AGate.Errors, () => Number);

        var first = await test.RunAsync(origin, AGate.Errors, null, default);
        var second = await test.RunAsync(origin, AGate.Errors, null, default);

        Assert.Equal(first.Value, second.Value);
        Assert.Equal(2, (await HookAsync(database)).Version);
    }

    [Fact]
    public async Task Reading_OfWhatIsAskedFor_IsNotTyped()
    {
        await using var database = await WithHookAsync(Polled);

        var refused = await new RecordHookReading(database.Executor).RunAsync(By.Maya.Asks(), AGate.Errors, 1, null, "Grafana", default);

        Assert.Equal((ErrorKind.Refused, "hook.polled"), (refused.Error.Kind, refused.Error.Code));
    }

    [Fact]
    public async Task Save_OtherDefinitionWhileARolloutUsesIt_SaysWhereEvidenceBeginsAnew()
    {
        await using var database = await WithHookAsync(Polled);
        await database.AddRolloutAsync("checkout");

        await SaveAsync(database, Polled with { Name = "Errors", SeenVersion = 1 });
        var renamed = (await database.History.PageAsync(new(), default)).Entries[0];
        await SaveAsync(database, Polled with { Name = "Errors", Value = "other", SeenVersion = 2 });
        var moved = (await database.History.PageAsync(new(), default)).Entries[0];

        Assert.Equal("Maya Lindqvist changed the metric Errors.", RolloutPlanner.Components.Text.HistoryText.Sentence(renamed));
        Assert.Equal("Maya Lindqvist changed the metric Errors, so its evidence begins anew in New checkout.", RolloutPlanner.Components.Text.HistoryText.Sentence(moved));
    }

    [Fact]
    public async Task Save_BadInput_ChangesNothing()
    {
        await using var database = await WithHookAsync(Polled);
        var before = await database.DumpAsync();

        var refused = await SaveAsync(database, Polled with { WindowSeconds = null, Server = "http://a:b@c", SeenVersion = 1 });

        Assert.Equal(["windowSeconds", "server"], refused.Errors.Select(error => error.Path));
        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task Secret_OfTheConfiguration_IsNowhereInTheDatabase()
    {
        await using var server = RawServer.Start(exchange => exchange.SendAsync(RawServer.Http(200, $"{{\"status\":\"error\",\"error\":\"{exchange.Request.ReplaceLineEndings(" ")}\"}}")));
        await using var database = await WithHookAsync(Polled with { Server = server.Server, Value = "errors" });
        using var asker = Asker.With(database.Time, new() { [server.HostAndPort] = "Bearer canary-9f31" }, server.HostAndPort);

        var test = await new TestHook(database.Executor, database.Get<IRolloutReader>(), asker.Source).RunAsync(By.Maya.Asks(), AGate.Errors, null, default);

        Assert.Contains("canary-9f31", server.Requests[0]);
        Assert.Equal(FailureKind.BadSpec, (await HookAsync(database)).Problem!.Kind);
        Assert.DoesNotContain("canary", test.Value.ToString());
        Assert.DoesNotContain("canary", await database.DumpAsync());
    }

    private static async Task<TestDatabase> WithHookAsync(HookDocument document)
    {
        var database = await TestDatabase.WithDemoPeopleAsync();
        var saved = await SaveAsync(database, document);
        Assert.False(saved.IsError, saved.IsError ? saved.Error.Message : "");
        return database;
    }

    private static Task<Result<Receipt>> SaveAsync(TestDatabase database, HookDocument document) => new SaveHook(database.Executor).RunAsync(By.Maya.Asks(), document, default);

    private static Task<Result<HookTest>> TestAsync(TestDatabase database, MetricAnswer answer, Actor? by = null, RolloutKey? within = null)
    {
        database.Metrics.Answer(AGate.Errors, () => answer);
        return database.Get<TestHook>().RunAsync((by ?? By.Maya).Asks(), AGate.Errors, within, default);
    }

    private static async Task<MonitoringHook> HookAsync(TestDatabase database) => Assert.Single(await database.Get<IHookReader>().AllAsync(default));
}
