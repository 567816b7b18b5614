using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>Reads for screens what became of metrics. Every look at the readings goes along their index: by rollout, run, metric and time.</summary>
internal sealed class MetricReader(IDbContextFactory<PlannerDbContext> contexts) : IMetricReader
{
    public async Task<ValueList<MetricUse>> UsesAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await (
            from use in db.RolloutUses.AsNoTracking()
            join rollout in db.Rollouts on use.RolloutKey equals rollout.Key
            where use.Kind == UsedKind.Hook
            orderby rollout.Status == RolloutStatus.Running || rollout.Status == RolloutStatus.Paused descending, rollout.SearchText
            select new { use.Key, use.RolloutKey, rollout.Name, rollout.Status }).ToListAsync(ct);
        return rows.Select(row => new MetricUse(HookKey.Parse(row.Key, "key").Value, RolloutKey.Parse(row.RolloutKey, "rollout").Value, row.Name, row.Status)).ToValueList();
    }

    public async Task<ValueList<MetricLook>> LooksAsync(HookKey hook, DateTimeOffset since, int atMost, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rollouts = await (
            from use in db.RolloutUses.AsNoTracking()
            join rollout in db.Rollouts on use.RolloutKey equals rollout.Key
            where use.Kind == UsedKind.Hook && use.Key == hook.Value
            select new { rollout.Key, rollout.Name }).ToListAsync(ct);
        var looks = new List<MetricLook>();
        foreach (var rollout in rollouts)
        {
            var key = RolloutKey.Parse(rollout.Key, "rollout").Value;
            looks.AddRange((await RowsAsync(db, rollout.Key, hook, since, atMost, ct)).Select(row => new MetricLook(
                key, rollout.Name, row.Run, row.Value, row.SampleSize, row.ObservedAt, row.Origin, row.Source, row.Failure)));
        }
        return looks.OrderByDescending(look => look.At).Take(atMost).ToValueList();
    }

    private static async Task<List<MeasurementRow>> RowsAsync(PlannerDbContext db, string rollout, HookKey hook, DateTimeOffset since, int atMost, CancellationToken ct)
    {
        var last = await db.Measurements.Where(row => row.RolloutKey == rollout).MaxAsync(row => (int?)row.Run, ct) ?? 0;
        var found = new List<MeasurementRow>();
        for (var run = last; run > 0 && found.Count < atMost; run--)
        {
            var number = run;
            // Runs follow each other: once the last number of one is too old, so is everything before it.
            var newest = await db.Measurements.Where(row => row.RolloutKey == rollout && row.Run == number).OrderByDescending(row => row.Seq)
                .Select(row => (DateTimeOffset?)row.RecordedAt).FirstOrDefaultAsync(ct);
            if (newest < since) break;
            found.AddRange(await db.Measurements.AsNoTracking()
                .Where(row => row.RolloutKey == rollout && row.Run == number && row.Hook == hook.Value && row.ObservedAt >= since)
                .OrderByDescending(row => row.ObservedAt).Take(atMost - found.Count)
                .Select(row => new MeasurementRow
                {
                    RolloutKey = row.RolloutKey,
                    Run = row.Run,
                    Seq = row.Seq,
                    Hook = row.Hook,
                    Value = row.Value,
                    SampleSize = row.SampleSize,
                    ObservedAt = row.ObservedAt,
                    RecordedAt = row.RecordedAt,
                    Author = "",
                    Source = row.Source,
                    Origin = row.Origin,
                    Failure = row.Failure,
                }).ToListAsync(ct));
        }
        return found;
    }
}
