using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>Reads which people wait to be counted.</summary>
internal sealed class OutcomeReader(IDbContextFactory<PlannerDbContext> contexts) : IOutcomeReader
{
    /// <summary>
    /// Steps from one run to the next along the primary key instead of going through all people. Whoever was seen in a minute that is counted in part
    /// is left out: their minute is never counted again.
    /// </summary>
    private const string Sql =
        """
        WITH RECURSIVE Each(Id) AS (
            SELECT (SELECT rowid FROM Outcomes ORDER BY RolloutKey, Run, Hook, Person LIMIT 1)
            UNION ALL
            SELECT (SELECT Next.rowid FROM Outcomes AS Next WHERE (Next.RolloutKey, Next.Run, Next.Hook) > (Here.RolloutKey, Here.Run, Here.Hook)
                    ORDER BY Next.RolloutKey, Next.Run, Next.Hook LIMIT 1)
            FROM Each JOIN Outcomes AS Here ON Here.rowid = Each.Id),
        Runs AS (
            SELECT O.RolloutKey, O.Run, O.Hook, R.Status IN ('Running', 'Paused') AS IsLive,
                   COALESCE((SELECT (M.ObservedAt + {1} - 1) / {1} * {1} FROM Measurements AS M
                             WHERE M.RolloutKey = O.RolloutKey AND M.Run = O.Run AND M.Hook = O.Hook AND M.Failure IS NULL ORDER BY M.ObservedAt DESC LIMIT 1), 0) AS Counted
            FROM Each JOIN Outcomes AS O ON O.rowid = Each.Id JOIN Rollouts AS R ON R.Key = O.RolloutKey)
        SELECT RolloutKey, Run, Hook FROM Runs
        WHERE NOT IsLive
           OR EXISTS (SELECT 1 FROM Outcomes AS Later WHERE Later.RolloutKey = Runs.RolloutKey AND Later.Run > Runs.Run)
           OR EXISTS (SELECT 1 FROM Outcomes AS Due WHERE Due.RolloutKey = Runs.RolloutKey AND Due.Run = Runs.Run AND Due.Hook = Runs.Hook
                      AND Due.SeenAt >= Runs.Counted AND Due.SeenAt < {0})
        ORDER BY RolloutKey, Run, Hook
        """;

    private static readonly long Batch = (long)PersonOutcome.Batch.TotalMicroseconds;

    public async Task<ValueList<OutcomeRun>> DueAsync(DateTimeOffset before, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var runs = await db.Database.SqlQueryRaw<DueRun>(Sql, Utc.ToMicroseconds(before), Batch).ToListAsync(ct);
        return runs.Select(run => new OutcomeRun(RolloutKey.Parse(run.RolloutKey, "rollout").Value, run.Run, HookKey.Parse(run.Hook, "hook").Value)).ToValueList();
    }

    private sealed record DueRun(string RolloutKey, int Run, string Hook);
}
