using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Infrastructure.Live;

namespace RolloutPlanner.Tests.Api.Ofrep;

/// <summary>Evaluation with the database gone, and what is counted of it.</summary>
public sealed class AwayTests(OfrepApp app) : IClassFixture<OfrepApp>
{
    private const string Flag = "checkout-redesign";

    [Fact]
    public async Task Database_TakenAway_AnswersGoOnAndSayStale()
    {
        var before = await app.AskAsync(Flag, ("targetingKey", "person-7"));
        var tag = (await app.PostAsync(null, "{}")).Headers.ETag!.Tag;
        var file = new SqliteConnectionStringBuilder(app.App.ConnectionString).DataSource;
        File.Move(file, file + ".away");
        await app.Get<SnapshotKeeper>().FollowAsync(default);

        var during = await app.AskAsync(Flag, ("targetingKey", "person-7"));
        var bulk = await app.PostAsync(null, "{}");

        File.Move(file + ".away", file);
        await app.Get<SnapshotKeeper>().FollowAsync(default);
        Assert.True((bool)during["metadata"]!["stale"]!);
        during["metadata"]!.AsObject().Remove("stale");
        Assert.Equal(before.ToJsonString(), during.ToJsonString());
        Assert.Equal(HttpStatusCode.OK, bulk.StatusCode);
        Assert.NotEqual(tag, bulk.Headers.ETag!.Tag);
        Assert.Equal(before.ToJsonString(), (await app.AskAsync(Flag, ("targetingKey", "person-7"))).ToJsonString());
    }

    [Fact]
    public async Task People_WhoWereAsked_AreCountedOnceHoweverOftenAndThroughWhicheverDoor()
    {
        var key = RolloutKey.Parse("invoice-pdf", "key").Value;
        for (var i = 0; i < 40; i++) await app.AskAsync(key.Value, ("targetingKey", $"person-{i % 20}"));
        await app.PostAsync(null, """{"context":{"targetingKey":"person-100"}}""");
        await app.PostAsync(null, """{"context":{}}""");

        var count = app.Get<IExposureCounts>().Of(key);

        Assert.Equal(21, count.LastHour);
        Assert.Equal([(null, true, 21)], count.Outcomes.Select(each => (each.Stage, each.IsOn, each.LastHour)));
    }
}
