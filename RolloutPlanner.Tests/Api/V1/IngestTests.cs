using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.Api.Ofrep;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Api.V1;

/// <summary>Programs that send numbers over HTTP. Each test moves the clock on, so that its windows are its own.</summary>
public sealed class IngestTests(IngestTests.Shop app) : IClassFixture<IngestTests.Shop>
{
    private static readonly JsonSerializerOptions Web = JsonSerializerOptions.Web;

    [Fact]
    public async Task Push_EachKind_AnswersWhatBecameOfIt()
    {
        var end = app.Later();

        var answer = (await app.PushAsync(
            new { rollout = "shop", hook = "errors", windowStart = end.AddMinutes(-1), windowEnd = end, treatment = new { people = 100, bad = 1 }, control = new { people = 900, bad = 9 } },
            new { rollout = "shop", hook = "seconds", stage = 1, windowStart = end.AddMinutes(-1), windowEnd = end, value = 1.25, sampleSize = 40 },
            new { rollout = "shop", hook = "basket", windowStart = end.AddMinutes(-1), windowEnd = end, treatment = new { people = 100, mean = 30.5, variance = 12 } },
            new { rollout = "shop", hook = "clicks", at = end, context = new { targetingKey = "u-1", city = "London" }, bad = false },
            new { rollout = "shop", hook = "clicks", at = end, context = new { targetingKey = "u-2", city = "Leeds" }, bad = true },
            new { rollout = "shop", hook = "seconds", stage = 2, windowStart = end.AddMinutes(-1), windowEnd = end, value = 1.25 })).Worked();

        Assert.Equal(
            """{"accepted":4,"duplicates":0,"ignored":[{"index":4,"code":"outcome.outside-cohort","message":"This person is not in the cohort of the present stage."},{"index":5,"code":"measurement.other-stage","message":"The rollout is in another stage now."}]}""",
            answer.Text);
        Assert.Equal((200, "application/json; charset=utf-8"), (answer.Status, answer.Type));
    }

    [Fact]
    public async Task Push_Twice_WithAndWithoutAKey()
    {
        var one = Number(app.Later());

        var first = (await app.PushAsync(one)).Worked().Text;
        var again = (await app.PushAsync(one)).Worked().Text;
        var keyed = Number(app.Later());
        var (named, repeated) = ((await app.PushAsync("batch-7", keyed)).Worked().Text, (await app.PushAsync("batch-7", keyed)).Worked().Text);
        var other = await app.PushAsync("batch-7", one);

        Assert.Equal(("""{"accepted":1,"duplicates":0,"ignored":[]}""", """{"accepted":0,"duplicates":1,"ignored":[]}"""), (first, again));
        Assert.Equal((first, first), (named, repeated));
        Assert.Equal((422, "command.reused"), (other.Status, other.Code));
    }

    [Theory]
    [InlineData("""{"measurements":[{"rollout":"shop","hook":"errors","windowStart":"2026-11-18T12:00:00Z","windowEnd":"2026-11-18T12:01:00Z","treatment":{"people":1,"bad":2}}]}""", "measurements[0].treatment.bad")]
    [InlineData("""{"measurements":[{"rollout":"shop","hook":"seconds","windowStart":"2026-11-18T12:00:00Z","windowEnd":"2026-11-18T12:01:00Z","value":1e400}]}""", "measurements[0].value")]
    [InlineData("""{"measurements":[{"rollout":"shop","hook":"seconds","windowStart":"2026-11-18T12:00:00Z","windowEnd":"2026-11-18T12:01:00Z","value":"NaN"}]}""", "measurements[0].value")]
    [InlineData("""{"measurements":[{"rollout":"shop","hook":"errors","windowStart":"2026-11-18T12:00:00Z","windowEnd":"2026-11-18T12:01:00Z","treatment":{"people":1.5,"bad":0}}]}""", "measurements[0].treatment.people")]
    [InlineData("""{"measurements":[{"rollout":"shop","hook":"errors","windowStart":"2026-11-18","windowEnd":"2026-11-18T12:01:00Z","value":1}]}""", "measurements[0].windowStart")]
    [InlineData("""{"measurements":[{"rollout":"shop","hook":"clicks","at":"2026-11-18T12:00:00Z","context":{"city":"London"},"bad":true}]}""", "measurements[0].context.targetingKey")]
    [InlineData("""{"measurements":[{"rollout":"shop","hook":"clicks","at":"2026-11-18T12:00:00Z","context":{"targetingKey":7},"bad":true}]}""", "measurements[0].context.targetingKey")]
    [InlineData("""{"measurements":[{"rollout":"shop","hook":"clicks","at":"2026-11-18T12:00:00Z","context":"u-1","bad":true}]}""", "measurements[0].context")]
    [InlineData("""{"measurements":[{"rollout":"shop","hook":"clicks","at":"2026-11-18T12:00:00Z","context":{"targetingKey":"u","a":1,"a":2},"bad":true}]}""", "measurements[0].context.a")]
    [InlineData("""{"measurements":[{"rollout":"shop","hook":"errors","windowStart":"2026-11-18T12:00:00Z","windowEnd":"2026-11-18T12:01:00Z","value":1}]}""", "measurements[0].hook")]
    [InlineData("""{"measurements":[{"rollout":"shop","hook":"by-hand","windowStart":"2026-11-18T12:00:00Z","windowEnd":"2026-11-18T12:01:00Z","value":1}]}""", "measurements[0].hook")]
    [InlineData("""{"measurements":[]}""", "measurements")]
    [InlineData("{}", "measurements")]
    public async Task Push_Wrong_IsRefusedAtItsPath(string body, string path)
    {
        var answer = await app.Caller().PostAsync("measurements", body);

        Assert.Equal((400, path), (answer.Status, answer.Paths));
    }

    [Theory]
    [InlineData(TokenScopes.Ingest, 200)]
    [InlineData(TokenScopes.Automation, 200)]
    [InlineData(TokenScopes.Evaluate, 403)]
    [InlineData(TokenScopes.Read, 403)]
    public async Task Push_ByScope(TokenScopes scope, int status)
    {
        var end = app.Later();

        var pushed = await app.Caller(scope).PostAsync("measurements", new { measurements = new[] { Number(end) } });
        var csv = await app.CsvAsync(scope, $"rollout,hook,windowStart,windowEnd,value\nshop,seconds,{end.AddMinutes(-1):O},{end:O},1.25\n");

        Assert.Equal((status, status), (pushed.Status, csv.Status));
        if (status == 200) Assert.Equal(1, csv["duplicates"].GetInt32());
    }

    [Fact]
    public async Task Push_ThousandAndOneMore()
    {
        var end = app.Later();
        object[] all = [.. Enumerable.Range(0, 1001).Select(i => new { rollout = "shop", hook = "clicks", at = end, context = new { targetingKey = $"many-{i}", city = "London" }, bad = i % 2 == 0 })];

        var thousand = (await app.PushAsync(all[..1000])).Worked();
        var more = await app.PushAsync(all);

        Assert.Equal(1000, thousand["accepted"].GetInt32());
        Assert.Equal((400, "push.many", "measurements"), more.Refusal);
    }

    [Fact]
    public async Task Push_PeopleWithTheirContext_StandInTheArmsThatEvaluationSays()
    {
        var end = app.Later();
        var (on, off) = (0, 0);
        var people = Enumerable.Range(0, 60).Select(i => (Key: $"arm-{i}", City: i % 3 == 0 ? "Leeds" : "London")).ToList();
        foreach (var (key, city) in people.Where(one => one.City == "London"))
        {
            var isOn = (await app.AskAsync("shop", ("targetingKey", key), ("city", city)))["value"]!.GetValue<bool>();
            (on, off) = isOn ? (on + 1, off) : (on, off + 1);
        }

        var answer = (await app.PushAsync([.. people.Select(one => new { rollout = "shop", hook = "arms", at = end, context = new { targetingKey = one.Key, city = one.City }, bad = true })])).Worked();
        await app.CloseAsync();

        Assert.Equal(40, answer["accepted"].GetInt32());
        var arms = (ArmReading.Counts)(await app.Get<IRolloutReader>().MeasurementsAsync(Stored.Key("shop"), 1, default)).Single(one => one.Hook.Value == "arms").Arms!;
        Assert.Equal(new ArmReading.Counts(new(on, on), new(off, off)), arms);
        Assert.True(on > 5 && off > 5);
    }

    private static object Number(DateTimeOffset end) => new { rollout = "shop", hook = "seconds", windowStart = end.AddMinutes(-1), windowEnd = end, value = 1.25 };

    /// <summary>A rollout to half of London whose gate uses metrics of every shape.</summary>
    public sealed class Shop : OfrepApp, IAsyncLifetime
    {
        async Task IAsyncLifetime.InitializeAsync()
        {
            await InitializeAsync();
            await AddCohortAsync(Stored.Document("london-shop"));
            var gate = AGate.With([.. new[] { "seconds", "basket", "clicks", "arms" }.Select(key => AGate.Observe(key, AGate.Hook(key))), AGate.Trigger("errors", AGate.Hook("errors"))]);
            await HookAsync("errors", MetricShape.Counts);
            await HookAsync("clicks", MetricShape.Counts);
            await HookAsync("arms", MetricShape.Counts);
            await HookAsync("seconds", MetricShape.Number);
            await HookAsync("basket", MetricShape.Means);
            await HookAsync("by-hand", MetricShape.Number, new HookSource.Manual());
            var plan = Stored.Plan(cohort: "london-shop");
            var half = plan.Stages[0] with { Share = RolloutPlanner.Domain.Targeting.Share.Parse(50, "").Value, Gate = gate };
            await AddAsync(FeatureFlag.Boolean(FlagKey.Parse("shop", "").Value), plan with { Stages = [half, plan.Stages[2]] });
        }

        public DateTimeOffset Later()
        {
            App.Time.Advance(TimeSpan.FromMinutes(10));
            return App.Time.GetUtcNow();
        }

        internal ApiCaller Caller(TokenScopes scope = TokenScopes.Ingest)
        {
            var client = App.Browser();
            client.DefaultRequestHeaders.Authorization = new("Bearer", Token(scope));
            return new(client);
        }

        internal Task<ApiAnswer> PushAsync(params object[] items) => Caller().PostAsync("measurements", JsonSerializer.Serialize(new { measurements = items }, Web));

        internal Task<ApiAnswer> PushAsync(string key, object item) => Caller().PostAsync("measurements", JsonSerializer.Serialize(new { measurements = new[] { item } }, Web), key: key);

        internal Task<ApiAnswer> CsvAsync(TokenScopes scope, string file) => Caller(scope).SendAsync(HttpMethod.Post, "measurements/csv", file, type: "text/csv");

        public async Task CloseAsync()
        {
            App.Time.Advance(TimeSpan.FromMinutes(6));
            await using var services = App.Services.CreateAsyncScope();
            await services.ServiceProvider.GetRequiredService<CloseBatches>().RunAsync(default);
        }

        private async Task HookAsync(string key, MetricShape shape, HookSource? origin = null)
        {
            var done = await Get<ICommandExecutor>().ExecuteAsync(new(Guid.NewGuid(), By.Maya.Id, Channel.Screen, "test", key), workspace =>
            {
                var hook = APush.Hook(shape, key, origin);
                workspace.Hooks.Save(hook, new HookCreated(hook, workspace.Actor, workspace.Now));
                return Task.FromResult<Result<Receipt>>(new Receipt(key, 1));
            }, default);
            Assert.True(!done.IsError, done.IsError ? done.Error.Message : "");
        }
    }
}
