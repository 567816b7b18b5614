using FsCheck;
using FsCheck.Fluent;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Infrastructure.Persistence;
using RolloutPlanner.Tests.Domain.Gates;
using RolloutPlanner.Tests.Scheduling;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Persistence;

/// <summary>What a run has gathered, kept and read again.</summary>
public sealed class RunEvidencesTests
{
    [Fact]
    public void KeptAtAnyMoment_WithTheRest_IsAllAtOnce()
    {
        var cut =
            from one in RandomEvidence.Case
            from at in Gen.Choose(0, one.Looks.Count)
            select (one, at);

        Prop.ForAll(cut.ToArbitrary(), pair =>
        {
            var (one, at) = pair;
            var kept = (one with { Looks = one.Looks.Take(at).ToValueList() }).Evidence();
            var read = DomainJson.Read<RunEvidence>(DomainJson.Write(kept));
            return read.Equals(kept) && one.Looks.Skip(at).Aggregate(read, (evidence, look) => look.AddTo(evidence, one.Run)).Equals(one.Evidence());
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task Kept_IsGoneOnFrom_UnlessItIsOfAnotherPaceOrUnreadable()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await database.AddAsync(Rounds.Polled(Rounds.Errors));
        await database.StartAsync("checkout", Rounds.Plan(AGate.With(AGate.Trigger(hook: Rounds.Errors)), soakHours: 9));
        database.Deliver(Rounds.Errors, 0.5m);
        await database.RoundsAsync(80);
        var kept = (await ReadAsync(database), await database.SqlAsync("SELECT Seq FROM RunEvidence"));

        await database.SqlAsync("UPDATE RunEvidence SET State = '{}'");
        var unreadable = await ReadAsync(database);
        await database.SqlAsync("DELETE FROM RunEvidence");
        var none = await ReadAsync(database);

        Assert.Equal((70L, 80L), ((long)kept.Item2!, kept.Item1.Folded));
        Assert.Equal(kept.Item1, none);
        Assert.Equal(none, unreadable);
    }

    [Fact]
    public async Task Followed_WhereANumberIsMissing_ReadsTheRunAnew()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await database.AddAsync(Rounds.Polled(Rounds.Errors));
        await database.StartAsync("checkout", Rounds.Plan(AGate.With(AGate.Trigger(hook: Rounds.Errors)), soakHours: 9));
        database.Deliver(Rounds.Errors, 0.5m);
        await database.RoundsAsync(8);
        var followed = (await database.Get<RunningGates>().AllAsync(default)).Single();
        var late = followed.Evidence.Criteria[0].Last! with { ObservedAt = database.Time.GetUtcNow().AddMinutes(1), RecordedAt = database.Time.GetUtcNow().AddMinutes(1) };
        await using (var db = await database.OpenAsync())
        {
            db.Measurements.Add(MeasurementRow.Of(Stored.Key("checkout"), followed.Seq + 5, late));
            await db.SaveChangesAsync();
        }

        var anew = (await database.Get<RunningGates>().AllAsync(default)).Single();

        Assert.Equal((followed.Seq + 5, late), (anew.Seq, anew.Evidence.Criteria[0].Last));
        Assert.Equal(await ReadAsync(database), anew.Evidence);
    }

    [Fact]
    public async Task Kept_UnderAnotherPace_IsPassedOver()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await database.StartAsync("checkout", Rounds.Plan(AGate.With(AGate.Trigger(hook: Rounds.Errors))));
        var rollout = RolloutPlanner.Domain.Rollouts.Rollout.Restore(await database.StateAsync("checkout"));
        var other = rollout.StartEvidence(TimeSpan.FromMinutes(9));
        await using (var db = await database.OpenAsync())
        {
            await RunEvidences.KeepAsync(db, rollout.State.Key, other, 7);
            await db.SaveChangesAsync();
        }

        var read = await ReadAsync(database);

        Assert.Equal(rollout.StartEvidence(GateTimes.Settle), read);
    }

    private static async Task<RunEvidence> ReadAsync(TestDatabase database) =>
        (await database.Get<IRolloutReader>().EvidenceAsync(await database.StateAsync("checkout"), default))!;
}
