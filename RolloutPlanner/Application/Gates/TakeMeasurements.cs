using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Application.Gates;

/// <summary>
/// Takes in what programs send, in one transaction, and answers when it is kept. Anything unsound refuses the whole batch. Sound things that do not count
/// where the rollout is now are named and left out, so that a sender that crosses the border of a stage loses nothing else. The same batch again counts nothing twice.
/// </summary>
public sealed class TakeMeasurements(ICommandExecutor executor, PushedIntake intake, IGateNudge nudge, TimeProvider clock)
{
    public async Task<Result<Taken>> RunAsync(PushedBatch batch, CancellationToken ct)
    {
        if (batch.Items.Count == 0) return PushProblems.Empty;
        if (batch.Items.Count > PushedBatch.MostItems) return PushProblems.TooMany;
        var parsed = PushedParser.Parse(batch.Items, clock.GetUtcNow());
        if (!parsed.TryGet(out var items)) return Result<Taken>.Fail(parsed.Errors.Take(PushedBatch.MostErrors));
        var done = await executor.ExecuteAsync(
            new(batch.Origin.Id, batch.Origin.By, batch.Origin.Channel, "measurements.push", batch.Wish),
            async workspace => (await intake.TakeAsync(workspace, items, batch.Source)).Map(fates => TakenText.ToReceipt(Taken.Of(fates))),
            ct);
        if (!done.TryGet(out var receipt)) return Result<Taken>.Fail(done.Errors.Take(PushedBatch.MostErrors));
        var taken = TakenText.Read(receipt);
        if (taken.Accepted > 0) nudge.Soon();
        return taken;
    }
}
