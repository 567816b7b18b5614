using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>Rollouts inside one transaction. What was found or saved in it is found again as the same object.</summary>
/// <param name="settle">How long after entering a stage nothing counts that programs deliver.</param>
internal sealed class RolloutStore(Workspace workspace, TimeSpan settle) : IRolloutStore
{
    private readonly PlannerDbContext _db = workspace.Db;
    private readonly Dictionary<RolloutKey, Rollout> _known = [];
    private readonly OrderedDictionary<Rollout, (RolloutState State, int Events)> _saved = [];
    private readonly List<(RolloutKey Rollout, int Run, Measurement? Taken, MeasurementFailure? Failure)> _looks = [];
    private readonly Dictionary<(RolloutKey Rollout, int Run), int> _reached = [];

    /// <summary>The number that a run has reached before this transaction, where it was read in it.</summary>
    public void Reached(RolloutKey key, int run, int seq) => _reached[(key, run)] = seq;

    /// <summary>How many readings and looks that brought none were added.</summary>
    public int Looked => _looks.Count;

    public async Task<Rollout?> FindAsync(RolloutKey key)
    {
        if (_known.TryGetValue(key, out var known)) return known;
        if (await _db.Rollouts.FindAsync(key.Value) is not { } row) return null;
        return _known[key] = Rollout.Restore(DomainJson.Read<RolloutState>(row.State));
    }

    public void Save(Rollout rollout)
    {
        var told = _saved.TryGetValue(rollout, out var before) ? before.Events : 0;
        _saved[rollout] = (rollout.State, rollout.Pending.Count);
        _known.TryAdd(rollout.State.Key, rollout);
        workspace.Changed(new(SubjectKinds.Rollout, rollout.State.Key.Value, rollout.State.Key), rollout.State.Version, rollout.Pending.Skip(told));
    }

    public async Task<RunEvidence> EvidenceAsync(Rollout rollout)
    {
        var run = rollout.State.Run!;
        var stored = (await RunEvidences.ReadAsync(_db, rollout, settle, CancellationToken.None)).Evidence;
        return Looks(rollout.State.Key, run.Number).Aggregate(
            stored, (evidence, look) => look.Taken is { } taken ? evidence.Add(taken, run) : evidence.Add(look.Failure!, run));
    }

    public async Task<RunEvidence> EvidenceAsync(Rollout rollout, DateTimeOffset asOf)
    {
        var (key, run) = (rollout.State.Key.Value, rollout.State.Run!);
        var rows = await _db.Measurements.AsNoTracking()
            .Where(row => row.RolloutKey == key && row.Run == run.Number && row.RecordedAt <= asOf)
            .OrderBy(row => row.Seq)
            .ToListAsync();
        return rows.Aggregate(rollout.StartEvidence(settle), (evidence, row) => row.AddTo(evidence, run));
    }

    public async Task<ValueList<Measurement>> MeasurementsAsync(RolloutKey key, int run)
    {
        var stored = await StoredAsync(_db, key, run, CancellationToken.None);
        return stored.Concat(Looks(key, run).Select(look => look.Taken).OfType<Measurement>()).ToValueList();
    }

    public async Task<ValueList<Measurement>> TakenAsync(RolloutKey key, int run, IReadOnlyCollection<HookKey> hooks, DateTimeOffset from)
    {
        var rows = await Taken(key, run, hooks).Where(row => row.ObservedAt >= from).ToListAsync();
        var added = Added(key, run, hooks).Where(taken => taken.ObservedAt >= from);
        return rows.Select(row => row.ToMeasurement()).Concat(added).OrderBy(taken => taken.ObservedAt).ToValueList();
    }

    public async Task<Measurement?> LastTakenAsync(RolloutKey key, int run, HookKey hook)
    {
        var stored = (await Taken(key, run, [hook]).OrderByDescending(row => row.ObservedAt).FirstOrDefaultAsync())?.ToMeasurement();
        return Added(key, run, [hook]).Append(stored).OfType<Measurement>().MaxBy(taken => taken.ObservedAt);
    }

    public void Add(RolloutKey key, Measurement measurement) => _looks.Add((key, measurement.Run, measurement, null));

    public void Add(RolloutKey key, MeasurementFailure failure) => _looks.Add((key, failure.Run, null, failure));

    public Task<ValueList<string>> UsersOfCohortAsync(CohortKey cohort) => RolloutUses.NamesAsync(_db, UsedKind.Cohort, cohort.Value);

    public Task<ValueList<string>> UsersOfHookAsync(HookKey hook) => RolloutUses.NamesAsync(_db, UsedKind.Hook, hook.Value);

    /// <summary>Puts what was saved into the context, or says what somebody else did meanwhile. Called once, when the work has ended well.</summary>
    public async Task<Error?> WriteAsync()
    {
        foreach (var (rollout, (state, events)) in _saved)
        {
            if (await WriteAsync(state, [.. rollout.Pending.Take(events)]) is { } conflict) return conflict;
        }
        var rows = new List<MeasurementRow>(_looks.Count);
        foreach (var run in _looks.GroupBy(look => (look.Rollout, look.Run)))
        {
            var seq = _reached.TryGetValue(run.Key, out var reached)
                ? reached
                : await _db.Measurements.Where(row => row.RolloutKey == run.Key.Rollout.Value && row.Run == run.Key.Run).MaxAsync(row => (int?)row.Seq) ?? 0;
            foreach (var (key, _, taken, failure) in run) rows.Add(taken is not null ? MeasurementRow.Of(key, ++seq, taken) : MeasurementRow.Of(key, ++seq, failure!));
        }
        await BulkInsert.AddAsync(_db, rows);
        return null;
    }

    /// <summary>The stored readings of a run, without looks that brought none.</summary>
    public static async Task<ValueList<Measurement>> StoredAsync(PlannerDbContext db, RolloutKey key, int run, CancellationToken ct)
    {
        var rows = await db.Measurements.AsNoTracking().Where(row => row.RolloutKey == key.Value && row.Run == run && row.Failure == null).OrderBy(row => row.Seq).ToListAsync(ct);
        return rows.Select(row => row.ToMeasurement()).ToValueList();
    }

    private IEnumerable<(RolloutKey Rollout, int Run, Measurement? Taken, MeasurementFailure? Failure)> Looks(RolloutKey key, int run) =>
        _looks.Where(look => look.Rollout == key && look.Run == run);

    private IQueryable<MeasurementRow> Taken(RolloutKey key, int run, IReadOnlyCollection<HookKey> hooks)
    {
        var names = hooks.Select(hook => hook.Value).ToList();
        return _db.Measurements.AsNoTracking().Where(row => row.RolloutKey == key.Value && row.Run == run && names.Contains(row.Hook) && row.Failure == null);
    }

    private IEnumerable<Measurement> Added(RolloutKey key, int run, IReadOnlyCollection<HookKey> hooks) =>
        Looks(key, run).Select(look => look.Taken).OfType<Measurement>().Where(taken => hooks.Contains(taken.Hook));

    private async Task<Error?> WriteAsync(RolloutState state, IReadOnlyList<RolloutEvent> events)
    {
        var decidedOn = state.Version - events.Count;
        var row = await _db.Rollouts.FindAsync(state.Key.Value);
        if (decidedOn == 0 && row is not null) return StoreErrors.FlagTaken(state.Key);
        if ((row?.Version ?? 0) != decidedOn) return StoreErrors.RolloutChanged;
        if (row is null) _db.Rollouts.Add(row = new RolloutRow { Key = state.Key.Value, Template = events.OfType<RolloutCreated>().FirstOrDefault()?.Template ?? "" });
        row.Take(state);
        foreach (var moved in events.OfType<RolloutMoved>()) _db.Transitions.Add(TransitionRow.Of(row.Key, ++row.Moves, moved, workspace.CommandId));
        await RolloutUses.RewriteAsync(_db, state);
        return null;
    }
}
