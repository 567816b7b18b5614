using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Persistence;

/// <summary>Readings as the screen gets them: few one by one, many in groups, nothing of before the stage.</summary>
public sealed class SeriesReaderTests
{
    [Fact]
    public async Task Series_OfFewReadings_HasEachAsItWasEntered()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        Measurement[] readings = [AGate.Reading(1.10m, At.Minutes(1)), AGate.Reading(0.5m, At.Minutes(2), sample: null), AGate.Reading(7m, At.Minutes(1), hook: AGate.Hook("speed"))];
        await AddAsync(database, readings);

        var series = await SeriesAsync(database, 150);

        Assert.Equal(readings.Select(ReadingPoint.Of), series);
        Assert.Equal("1.10", series[0].Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Series_OfManyCounts_AddsPeopleUpInGroupsOfEquallyMany()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await AddAsync(database, [.. Enumerable.Range(3, 600).Select(minute => AGate.Counted(At.Minutes(minute), (40, minute % 2), (160, 1)))]);

        var series = await SeriesAsync(database, 150);

        Assert.Equal((150, 600L), (series.Count, series.Sum(point => point.Readings)));
        Assert.All(series, point => Assert.Equal(new ArmReading.Counts(new(160, 2), new(640, 4)), point.Arms));
        Assert.All(series, point => Assert.Equal((4L, 1.25m, MeasurementOrigin.Polled), (point.Readings, point.Value, point.Origin)));
        Assert.Equal(At.Minutes(602), series[^1].ObservedAt);
    }

    [Fact]
    public async Task Series_OfManyMeans_JoinsThemAsOneSampleWould()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var windows = Enumerable.Range(3, 40).Select(minute => new ArmReading.Means(new(10 + minute, 100 + minute, 25), new(20, 90, 16))).ToList();
        await AddAsync(database, [.. windows.Select((arms, i) => AGate.Polled(1, At.Minutes(3 + i)) with { Arms = arms })]);

        var joined = Assert.IsType<ArmReading.Means>(Assert.Single(await SeriesAsync(database, 1)).Arms);

        var all = windows.Aggregate(MeanSum.None, (sum, window) => sum.Add(window.Treatment));
        Assert.Equal((all.People, 800L), (joined.Treatment.People, joined.Control!.People));
        Assert.Equal(all.Mean, joined.Treatment.Mean, 1e-9);
        Assert.Equal(all.Squares / (all.People - 1), joined.Treatment.Variance, 1e-6);
    }

    [Fact]
    public async Task Series_OfManyNumbers_AveragesThem()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await AddAsync(database, [AGate.Polled(1, At.Minutes(4)), AGate.Polled(2.5m, At.Minutes(5)), AGate.Polled(4, At.Minutes(6))]);

        Assert.Equal([2.5m], (await SeriesAsync(database, 1)).Select(point => point.Value));
    }

    [Fact]
    public async Task Series_LeavesOutWhatHoldsSomethingFromBeforeAndLooksThatBroughtNothing()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await AddAsync(database, AGate.Polled(9, At.Minutes(2.5)), AGate.Polled(9, At.Minutes(20)) with { Window = TimeSpan.FromMinutes(15) }, AGate.Polled(1, At.Minutes(21)), AGate.Polled(9, At.Minutes(30), run: 2));
        await database.DoAsync(By.Maya, workspace =>
        {
            workspace.Rollouts.Add(Stored.Key("checkout"), new MeasurementFailure(AGate.Errors, 1, FailureKind.Timeout, "No answer.", At.Minutes(22)));
            return Task.FromResult(Result.Success);
        });

        Assert.Equal([At.Minutes(21)], (await SeriesAsync(database, 150)).Select(point => point.ObservedAt));
    }

    [Fact]
    public async Task Traffic_OfWhatRunsNow_IsPeopleAnHourAndTheRateWithout()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var rollout = ARollout.Running();
        await database.DoAsync(By.Maya, workspace =>
        {
            workspace.Rollouts.Save(rollout);
            return Task.FromResult(Result.Success);
        });
        await database.DoAsync(By.Maya, workspace =>
        {
            foreach (var minute in Enumerable.Range(1, 120)) workspace.Rollouts.Add(rollout.State.Key, AGate.Counted(At.Minutes(minute), (10, 1), (40, 1)));
            workspace.Rollouts.Add(rollout.State.Key, AGate.Counted(At.Hours(-30), (9999, 1), (9999, 1)));
            return Task.FromResult(Result.Success);
        });
        await AddAsync(database, AGate.Counted(At.Minutes(3), (9999, 1), (9999, 1)));

        var traffic = await database.Get<ISeriesReader>().TrafficAsync([AGate.Errors, AGate.Hook("unknown")], At.Hours(-22), default);

        Assert.Equal([(AGate.Errors, new UsualTraffic(3000, 0.025))], traffic.Select(one => (one.Key, one.Value)));
    }

    /// <summary>To a draft, which is in no stage: what is read does not ask.</summary>
    private static async Task AddAsync(TestDatabase database, params Measurement[] readings)
    {
        await database.AddRolloutAsync("checkout");
        await database.DoAsync(By.Maya, workspace =>
        {
            foreach (var reading in readings) workspace.Rollouts.Add(Stored.Key("checkout"), reading);
            return Task.FromResult(Result.Success);
        });
    }

    private static Task<ValueList<ReadingPoint>> SeriesAsync(TestDatabase database, int points) =>
        database.Get<ISeriesReader>().SeriesAsync(Stored.Key("checkout"), AGate.Run(), GateTimes.Settle, points, default);
}
