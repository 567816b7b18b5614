using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>
/// The gates of all rollouts that are in a stage, kept in memory and followed: only rollouts that changed are read again, and only numbers that came
/// since are added. Numbers are never deleted, so their row ids only rise. A number that is missing in a run makes that run be read anew.
/// </summary>
internal sealed class RunningGates(IDbContextFactory<PlannerDbContext> contexts, GatePace pace, ILogger<RunningGates> log) : IRunningGates, IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly ConcurrentDictionary<string, (long Version, WatchedGate? Gate)> _known = new(StringComparer.Ordinal);
    private long? _lastRow;

    public TimeSpan Settle => pace.Settle;

    public async Task<IReadOnlyList<WatchedGate>> AllAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        // One moment for all that is read, without waiting for a writer.
        await db.Database.OpenConnectionAsync(ct);
        await using var moment = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        await db.Database.UseTransactionAsync(moment, ct);
        await FollowAsync(db, ct);
        return [.. _known.OrderBy(known => known.Key, StringComparer.Ordinal).Select(known => known.Value.Gate).OfType<WatchedGate>()];
    }

    /// <summary>Takes over what the database says now.</summary>
    public async Task FollowAsync(PlannerDbContext db, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var upTo = await db.Database.SqlQuery<long>($"SELECT COALESCE(MAX(rowid), 0) AS Value FROM Measurements").SingleAsync(ct);
            await FollowRolloutsAsync(db, ct);
            await FollowNumbersAsync(db, upTo, ct);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>As it was when it was last followed; null where the rollout is in no stage.</summary>
    public WatchedGate? Find(RolloutKey key) => _known.TryGetValue(key.Value, out var known) ? known.Gate : null;

    /// <summary>Takes over looks that were committed by the transaction that followed last. A gate that moved on is read again.</summary>
    /// <param name="looked">How many rows that transaction added: with one writer they are the next ones, so nobody needs to read them.</param>
    public void Take(IEnumerable<WatchedGate> gates, int looked)
    {
        foreach (var gate in gates)
        {
            if (_known.TryGetValue(gate.Key.Value, out var known) && known.Gate?.Run.Number == gate.Run.Number) _known[gate.Key.Value] = (known.Version, gate);
        }
        _lastRow += looked;
    }

    public void Dispose() => _one.Dispose();

    private async Task FollowRolloutsAsync(PlannerDbContext db, CancellationToken ct)
    {
        var live = await db.Rollouts.AsNoTracking()
            .Where(row => row.Status == RolloutStatus.Running || row.Status == RolloutStatus.Paused)
            .Select(row => new { row.Key, row.Version })
            .ToListAsync(ct);
        foreach (var gone in _known.Keys.Except(live.Select(row => row.Key)).ToList()) _known.TryRemove(gone, out _);
        foreach (var row in live.Where(row => !_known.TryGetValue(row.Key, out var known) || known.Version != row.Version))
        {
            var state = await db.Rollouts.AsNoTracking().Where(stored => stored.Key == row.Key).Select(stored => stored.State).SingleAsync(ct);
            _known[row.Key] = (row.Version, await ReadAsync(db, row.Key, state, ct));
        }
    }

    private async Task FollowNumbersAsync(PlannerDbContext db, long upTo, CancellationToken ct)
    {
        // At first everything was just read.
        var rows = _lastRow is { } last && last < upTo
            ? await db.Measurements.FromSql($"SELECT * FROM Measurements WHERE rowid > {last} AND rowid <= {upTo} ORDER BY rowid").AsNoTracking().ToListAsync(ct)
            : [];
        foreach (var row in rows)
        {
            if (!_known.TryGetValue(row.RolloutKey, out var known) || known.Gate is not { } gate || gate.Run.Number != row.Run || row.Seq <= gate.Seq) continue;
            _known[row.RolloutKey] = (known.Version, row.Seq == gate.Seq + 1 ? Added(gate, row) : await TryAsync(row.RolloutKey, () => GatheredAsync(db, gate.State, ct)));
        }
        _lastRow = upTo;
    }

    private static WatchedGate Added(WatchedGate gate, MeasurementRow row) => row.Failure is null ? gate.With(row.ToMeasurement()) : gate.With(row.ToFailure());

    private Task<WatchedGate?> ReadAsync(PlannerDbContext db, string key, string stored, CancellationToken ct) => TryAsync(key, async () =>
    {
        var state = DomainJson.Read<RolloutState>(stored);
        if (state.Run is not { } run) return null;
        if (Find(state.Key) is { } known && known.Run.Number == run.Number && known.Evidence.IsOf(state.PresentStage!.Gate, run)) return known with { State = state };
        return await GatheredAsync(db, state, ct);
    });

    /// <summary>Null, and a line in the log, where it cannot be read.</summary>
    private async Task<WatchedGate?> TryAsync(string key, Func<Task<WatchedGate?>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception e) when (e is not (OperationCanceledException or SqliteException))
        {
            log.LogError(e, "The rollout {Rollout} cannot be read, so its gate is not looked at", key);
            return null;
        }
    }

    /// <summary>With everything that the database has of the run, whatever was known of it.</summary>
    private async Task<WatchedGate?> GatheredAsync(PlannerDbContext db, RolloutState state, CancellationToken ct)
    {
        var gathered = await RunEvidences.ReadAsync(db, Rollout.Restore(state), pace.Settle, ct);
        return new WatchedGate(state, gathered.Evidence, gathered.Seq, gathered.KeptSeq, await CountersAsync(db, state, ct), await JudgedAsync(db, state, gathered, ct));
    }

    private static async Task<ValueList<PolledCounters>> CountersAsync(PlannerDbContext db, RolloutState state, CancellationToken ct)
    {
        var counters = new List<PolledCounters>();
        foreach (var hook in state.PresentStage!.Gate.Criteria.Select(criterion => criterion.Hook).Distinct())
        {
            var row = await db.Measurements.AsNoTracking()
                .Where(row => row.RolloutKey == state.Key.Value && row.Run == state.Run!.Number && row.Hook == hook.Value && row.Counters != null)
                .OrderByDescending(row => row.ObservedAt)
                .FirstOrDefaultAsync(ct);
            if (row?.ToMeasurement() is { Counters: { } reading } taken) counters.Add(new(hook, reading, taken.ObservedAt, taken.Definition));
        }
        return counters.ToValueList();
    }

    private static async Task<ValueList<GateEvaluation>> JudgedAsync(PlannerDbContext db, RolloutState state, KeptEvidence gathered, CancellationToken ct)
    {
        var judged = new List<GateEvaluation>();
        foreach (var id in state.PresentStage!.Gate.Criteria.Select(one => one.Id).Concat(gathered.Evidence.Quality.Select(one => QualityEvidence.IdOf(one.Hook))))
        {
            var row = await db.Evaluations.AsNoTracking()
                .Where(row => row.RolloutKey == state.Key.Value && row.Run == state.Run!.Number && row.CriterionId == id)
                .OrderByDescending(row => row.WindowEnd)
                .FirstOrDefaultAsync(ct);
            if (row is not null) judged.Add(row.ToEvaluation());
        }
        return judged.ToValueList();
    }
}
