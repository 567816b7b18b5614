using RolloutPlanner.Application.Gates;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.Metrics;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Scheduling;

/// <summary>
/// Rounds over gates that rest on a real Prometheus, which scrapes a small shop. A round is gone once what the shop counted is scraped; rounds are
/// counted, not seconds.
/// </summary>
public sealed class PrometheusRoundsTests : IAsyncLifetime
{
    private const string Flag = "checkout";
    private TestDatabase _database = null!;
    private PrometheusServer _server = null!;
    private Asker _asker = null!;

    public async Task InitializeAsync()
    {
        if (PrometheusServer.ReasonToSkip is not null) return;
        (_database, _server) = (await TestDatabase.WithDemoPeopleAsync(), await PrometheusServer.StartAsync());
        _asker = Asker.At(_database.Time, _server.HostAndPort);
        _database.Get<GatePace>().Settle = TimeSpan.FromSeconds(1);
        Meet();
        var hook = Rounds.Counted(Rounds.Errors) with
        {
            Interval = TimeSpan.FromSeconds(1),
            Origin = new HookSource.Prometheus(_server.Server, new PrometheusQuery.Counts(Arm("treatment"), Arm("control"))),
        };
        await _database.AddAsync(hook);
        _database.Metrics.Answer(hook.Key, (place, ct) => _asker.Source.AskAsync(hook, place, ct));
        foreach (var series in (string[])["people_total", "bad_total"])
        {
            foreach (var arm in (string[])["treatment", "control"]) _server.Target.Set($$"""{{series}}{arm="{{arm}}",flag="{{Flag}}"}""", 0);
        }
        await _server.Target.ScrapedAsync();
        var trigger = AGate.Trigger(hook: Rounds.Errors) with { Against = Reference.ControlRatio, Limit = 3 };
        Meet();
        await _database.StartAsync(Flag, Rounds.Plan(Rounds.Automatic(trigger)));
    }

    public async Task DisposeAsync()
    {
        if (_server is null) return;
        _asker.Dispose();
        await _server.DisposeAsync();
        await _database.DisposeAsync();
    }

    [PrometheusFact]
    public async Task HealthyStage_AdvancesByItself_AndAnErrorRiseRollsBackWithinTwoRounds()
    {
        var healthy = 0;
        while ((await _database.StateAsync(Flag)).CurrentStage == 1 && healthy++ < 30) await RoundAsync((100, 4), (900, 36));
        var advanced = await _database.StandsAsync(Flag);
        for (var i = 0; i < 3; i++) await RoundAsync((500, 1), (500, 1));
        var steady = await _database.StandsAsync(Flag);

        var harmful = 0;
        while ((await _database.StateAsync(Flag)).Status is RolloutStatus.Running && harmful++ < 10) await RoundAsync((500, 150), (500, 1));

        Assert.Equal((RolloutStatus.Running, 2, "system:scheduler"), advanced);
        Assert.Equal((RolloutStatus.Running, 2, "system:scheduler"), steady);
        Assert.Equal((RolloutStatus.Paused, 1, "system:gate"), await _database.StandsAsync(Flag));
        Assert.InRange(harmful, 1, 2);
        var moved = (await _database.History.PageAsync(new(Kind: "rolled-back-to-stage"), default)).Entries;
        Assert.Matches(@"^payment-errors is \d+ of \d+ with and \d+ of \d+ without, the limit is at most 3 times as often as without$", Assert.Single(moved).Why);
    }

    [PrometheusFact]
    public async Task StoppedPrometheus_Holds_AndNeverAdvancesOrRollsBack()
    {
        for (var i = 0; i < 2; i++) await RoundAsync((100, 4), (900, 36));
        await _server.StopAsync();

        for (var i = 0; i < 8; i++)
        {
            _database.Time.Advance(TimeSpan.FromSeconds(2));
            await _database.RoundAsync();
        }

        Assert.Equal((RolloutStatus.Running, 1, By.Maya.Id.Value), await _database.StandsAsync(Flag));
        Assert.Equal(8, await _database.CountAsync("Measurements", "Failure = 'Http'"));
        Assert.Equal("Error|Hold", await _database.SqlAsync("SELECT Verdict || '|' || Action FROM Evaluations WHERE CriterionId = 'errors' ORDER BY At DESC LIMIT 1"));
    }

    private static ArmQuery Arm(string arm) => new($$"""sum(people_total{arm="{{arm}}",flag="$flag"})""", $$"""sum(bad_total{arm="{{arm}}",flag="$flag"})""");

    /// <summary>So many more people with and without the feature, so many of them with an error; and a round once that is known.</summary>
    private async Task RoundAsync((int People, int Bad) treatment, (int People, int Bad) control)
    {
        foreach (var (arm, more) in (((string, (int People, int Bad))[])[("treatment", treatment), ("control", control)]))
        {
            _server.Target.Add($$"""people_total{arm="{{arm}}",flag="{{Flag}}"}""", more.People);
            _server.Target.Add($$"""bad_total{arm="{{arm}}",flag="{{Flag}}"}""", more.Bad);
        }
        await _server.Target.ScrapedAsync();
        Meet();
        await _database.RoundAsync();
    }

    /// <summary>Prometheus goes by the clock of the machine, so the test's clock meets it.</summary>
    private void Meet() => _database.Time.Advance(DateTimeOffset.UtcNow - _database.Time.GetUtcNow());
}
