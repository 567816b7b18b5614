using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Infrastructure.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Persistence;

/// <summary>Random people ask for random things; whatever was granted must stand in the tables exactly once.</summary>
public class RolloutSequenceTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Commands_AtRandom_TransitionsAndHistoryAreTheFoldOfTheEvents(int seed)
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var random = new Random(seed);
        var events = new List<RolloutEvent>((await database.AddRolloutAsync("checkout")).Pending);

        for (var step = 0; step < 400; step++)
        {
            database.Time.Advance(TimeSpan.FromMinutes(random.Next(1, 90)));
            await TryAsync(database, random, events);
        }

        await using var db = await database.OpenAsync();
        var row = await db.Rollouts.SingleAsync();
        var moves = events.OfType<RolloutMoved>().ToList();
        Assert.True(moves.Count >= 10, $"Only {moves.Count} moves happened.");
        Assert.Equal(RolloutFold.Replay(events), DomainJson.Read<RolloutState>(row.State));
        Assert.Equal(events.Count, (await database.History.PageAsync(new(Rollout: Stored.Key("checkout")), default)).Total);

        var transitions = await db.Transitions.OrderBy(transition => transition.Seq).ToListAsync();
        Assert.Equal(Enumerable.Range(1, moves.Count), transitions.Select(transition => transition.Seq));
        Assert.Equal(
            moves.Select(move => (move.From.Status, move.From.Stage, move.To.Status, move.To.Stage, move.To.PlanVersion, move.At, move.By.Id.Value)),
            transitions.Select(t => (t.FromStatus, t.FromStage, t.ToStatus, t.ToStage, t.PlanVersion, t.At, t.ActorId)));
        Assert.Equal(transitions.Select(t => t.ToStage), transitions.Skip(1).Select(t => t.FromStage).Append(row.Stage));
        Assert.All(transitions.Zip(transitions.Skip(1)), pair => Assert.True(pair.First.ToStatus == pair.Second.FromStatus || pair.First.ToStatus == RolloutStatus.Draft));
    }

    private static Task TryAsync(TestDatabase database, Random random, List<RolloutEvent> events)
    {
        var by = random.GetItems([By.Maya, By.Maya, By.Tom, By.Priya], 1)[0];
        return database.DoAsync(by, async workspace =>
        {
            var rollout = (await workspace.Rollouts.FindAsync(Stored.Key("checkout")))!;
            var facts = new GateFacts(rollout.State.Run is null ? null : await workspace.Rollouts.EvidenceAsync(rollout), Stored.IsLead);
            var result = Ask(rollout, random, facts, by, workspace.Now);
            if (rollout.Pending.OfType<MeasurementRecorded>().FirstOrDefault() is { } taken) workspace.Rollouts.Add(rollout.State.Key, taken.Measurement);
            if (result.IsError) return result;
            workspace.Rollouts.Save(rollout);
            events.AddRange(rollout.Pending);
            return result;
        });
    }

    private static Result Ask(Rollout rollout, Random random, GateFacts facts, Actor by, DateTimeOffset at) => random.Next(19) switch
    {
        0 when by == By.Maya => rollout.Edit(Stored.Plan($"Checkout {random.Next(9)}"), by, at),
        1 or 2 => rollout.Submit(by, at),
        3 or 4 when rollout.State.UnderReview is { } version => rollout.SignOff(version.Hash, "", Stored.Ready, by, at),
        5 or 6 => rollout.Start(Stored.Ready, by, at),
        7 or 8 => rollout.Advance(facts, by, at),
        9 or 10 or 11 => rollout.Record(Stored.Errors, random.Next(12) / 10.00m, 5, at, "by hand", by, at).WithoutValue(),
        12 => rollout.Pause("why not", by, at),
        13 => rollout.Resume("go on", by, at),
        14 => rollout.RollBackToStage(random.Next(1, 4), "back", by, at),
        15 when random.Next(4) == 0 => rollout.Kill("stop", by, at),
        16 => rollout.Restart("safe now", by, at),
        18 => rollout.DeclineGate("not yet", by, at),
        17 => rollout.ApplyPlan("next", Stored.IsLead, by, at),
        _ => Error.Refused("nothing", "Nothing was asked."),
    };
}
