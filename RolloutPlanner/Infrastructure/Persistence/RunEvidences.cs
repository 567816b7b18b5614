using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>
/// What runs have gathered: the fold that was kept last and the numbers since. A kept one of another gate, of another pace, or that cannot be read any
/// more is passed over: the numbers themselves are always there.
/// </summary>
internal static class RunEvidences
{
    /// <summary>Of the present run. The rollout must be in a stage.</summary>
    /// <param name="settle">How long after entering the stage nothing counts that programs deliver.</param>
    public static async Task<KeptEvidence> ReadAsync(PlannerDbContext db, Rollout rollout, TimeSpan settle, CancellationToken ct)
    {
        var (key, run, fresh) = (rollout.State.Key.Value, rollout.State.Run!, rollout.StartEvidence(settle));
        var row = await db.RunEvidence.AsNoTracking().SingleOrDefaultAsync(row => row.RolloutKey == key && row.Run == run.Number, ct);
        var kept = row is not null && Usable(row, fresh) is { } usable ? new KeptEvidence(usable, row.Seq, row.Seq) : new KeptEvidence(fresh, 0, 0);
        var rows = await db.Measurements.AsNoTracking().Where(row => row.RolloutKey == key && row.Run == run.Number && row.Seq > kept.Seq).OrderBy(row => row.Seq).ToListAsync(ct);
        return rows.Count == 0 ? kept : kept with { Evidence = rows.Aggregate(kept.Evidence, (evidence, row) => row.AddTo(evidence, run)), Seq = rows[^1].Seq };
    }

    /// <summary>Keeps what a run has gathered up to a number that is in the database, or will be with this transaction.</summary>
    public static async Task KeepAsync(PlannerDbContext db, RolloutKey rollout, RunEvidence evidence, int seq)
    {
        var row = await db.RunEvidence.FindAsync(rollout.Value, evidence.Run);
        if (row is null) db.RunEvidence.Add(row = new RunEvidenceRow { RolloutKey = rollout.Value, Run = evidence.Run });
        (row.Seq, row.State) = (seq, DomainJson.Write(evidence));
    }

    private static RunEvidence? Usable(RunEvidenceRow row, RunEvidence fresh)
    {
        try
        {
            var kept = DomainJson.Read<RunEvidence>(row.State);
            var isSame = kept.Run == fresh.Run && kept.Share == fresh.Share && kept.Settle == fresh.Settle
                && kept.Criteria.Select(one => (one.Criterion, one.Alpha)).SequenceEqual(fresh.Criteria.Select(one => (one.Criterion, one.Alpha)));
            return isSame ? kept : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
