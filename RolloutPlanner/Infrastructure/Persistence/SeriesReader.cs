using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>Thins readings inside the database, so that a stage of weeks costs a page no more than one of minutes.</summary>
internal sealed class SeriesReader(IDbContextFactory<PlannerDbContext> contexts) : ISeriesReader
{
    public async Task<ValueList<ReadingPoint>> SeriesAsync(RolloutKey key, StageRun run, TimeSpan settle, int points, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (entered, waits) = (Utc.ToMicroseconds(run.EnteredAt), (long)settle.TotalMicroseconds);
        // Beside the one MAX the bare columns are of the row that has it: the last of each group.
        var rows = await db.Database.SqlQuery<SeriesRow>($"""
            SELECT Hook, MAX(ObservedAt) AS ObservedAt, COUNT(*) AS Readings, Value AS Last, AVG(CAST(Value AS REAL)) AS Mean, SampleSize, Author, Source, Origin,
              SUM(TPeople) AS TPeople, SUM(TBad) AS TBad, SUM(CPeople) AS CPeople, SUM(CBad) AS CBad,
              SUM(TPeople * TMean) AS TSum, SUM(TPeople * TMean * TMean + MAX(0, TPeople - 1) * TVariance) AS TSquares,
              SUM(CPeople * CMean) AS CSum, SUM(CPeople * CMean * CMean + MAX(0, CPeople - 1) * CVariance) AS CSquares
            FROM (
              SELECT *, NTILE({points}) OVER (PARTITION BY Hook ORDER BY ObservedAt, Seq) AS Part,
                json_extract(Arms, '$.treatment.people') AS TPeople, json_extract(Arms, '$.treatment.bad') AS TBad,
                json_extract(Arms, '$.treatment.mean') AS TMean, json_extract(Arms, '$.treatment.variance') AS TVariance,
                json_extract(Arms, '$.control.people') AS CPeople, json_extract(Arms, '$.control.bad') AS CBad,
                json_extract(Arms, '$.control.mean') AS CMean, json_extract(Arms, '$.control.variance') AS CVariance
              FROM Measurements
              WHERE RolloutKey = {key.Value} AND Run = {run.Number} AND Failure IS NULL
                AND (Origin = 'Manual' OR ObservedAt - WindowTicks / 10 >= {entered} + MAX({waits}, WindowTicks / 10)))
            GROUP BY Hook, Part ORDER BY Hook, Part
            """).ToListAsync(ct);
        return rows.Select(row => row.ToPoint()).ToValueList();
    }

    public async Task<IReadOnlyDictionary<HookKey, UsualTraffic>> TrafficAsync(IEnumerable<HookKey> hooks, DateTimeOffset since, CancellationToken ct)
    {
        var (asked, from) = (JsonSerializer.Serialize(hooks.Select(hook => hook.Value)), Utc.ToMicroseconds(since));
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Database.SqlQuery<TrafficRow>($"""
            SELECT m.Hook, MIN(m.ObservedAt - m.WindowTicks / 10) AS FirstAt, MAX(m.ObservedAt) AS LastAt,
              SUM(json_extract(m.Arms, '$.treatment.people')) AS TPeople, SUM(json_extract(m.Arms, '$.treatment.bad')) AS TBad,
              SUM(json_extract(m.Arms, '$.control.people')) AS CPeople, SUM(json_extract(m.Arms, '$.control.bad')) AS CBad
            FROM Rollouts r JOIN Measurements m ON m.RolloutKey = r.Key AND m.Run = json_extract(r.State, '$.run.number')
            WHERE r.Status IN ('Running', 'Paused') AND m.ObservedAt >= {from} AND m.Arms IS NOT NULL AND m.Hook IN (SELECT value FROM json_each({asked}))
            GROUP BY m.RolloutKey, m.Hook
            """).ToListAsync(ct);
        // Of rollouts that share a metric the one with the most people says best how many come.
        return rows.Where(row => row.People > 0).GroupBy(row => row.Hook)
            .ToDictionary(group => HookKey.Parse(group.Key, "hook").Value, group => group.MaxBy(row => row.People)!.ToTraffic());
    }

    private sealed record SeriesRow(
        string Hook, long ObservedAt, long Readings, string Last, double Mean, int? SampleSize, string Author, string Source, string Origin,
        long? TPeople, long? TBad, long? CPeople, long? CBad, double? TSum, double? TSquares, double? CSum, double? CSquares)
    {
        public ReadingPoint ToPoint() => new(
            HookKey.Parse(Hook, "hook").Value, Utc.FromMicroseconds(ObservedAt), Arms is { } arms ? Of(arms) : Readings == 1 ? decimal.Parse(Last, CultureInfo.InvariantCulture) : Digits(Mean),
            Readings, SampleSize, UserId.Parse(Author, "author").Value, Source)
        {
            Origin = Enum.Parse<MeasurementOrigin>(Origin),
            Arms = Arms,
        };

        private ArmReading? Arms => (TPeople, TBad, TSum) switch
        {
            ({ } people, { } bad, _) => new ArmReading.Counts(new(people, bad), CPeople is { } control ? new(control, CBad ?? 0) : null),
            ({ } people, null, { } sum) => new ArmReading.Means(Arm(people, sum, TSquares ?? 0), CPeople is { } control && CSum is { } other ? Arm(control, other, CSquares ?? 0) : null),
            _ => null,
        };

        private static decimal Of(ArmReading arms) => arms is ArmReading.Counts counts ? counts.Treatment.Percent : Digits(((ArmReading.Means)arms).Treatment.Mean);

        private static MeanArm Arm(long people, double sum, double squares) =>
            people == 0 ? new(0, 0, 0) : new(people, sum / people, people < 2 ? 0 : Math.Max(0, squares - sum / people * sum) / (people - 1));

        /// <summary>Seven digits that count: what is drawn has no more, and a mean of many has no natural end.</summary>
        private static decimal Digits(double value) => value is 0 || Math.Abs(value) >= 1e20 ? (decimal)Math.Clamp(value, -1e20, 1e20) : Math.Round((decimal)value, Math.Clamp(6 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 12));
    }

    private sealed record TrafficRow(string Hook, long FirstAt, long LastAt, long? TPeople, long? TBad, long? CPeople, long? CBad)
    {
        public long People => (TPeople ?? 0) + (CPeople ?? 0);

        public UsualTraffic ToTraffic()
        {
            // Less than an hour says little about a day, so it counts as an hour.
            var hours = Math.Max(1, TimeSpan.FromMicroseconds(LastAt - FirstAt).TotalHours);
            return new(People / hours, (CPeople, CBad, TPeople, TBad) switch
            {
                ( > 0, { } bad, _, _) => (double)bad / CPeople.Value,
                (_, _, > 0, { } bad) => (double)bad / TPeople.Value,
                _ => null,
            });
        }
    }
}
