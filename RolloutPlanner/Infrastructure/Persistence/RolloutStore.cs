using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>Rollouts inside one transaction. What was found or saved in it is found again as the same object.</summary>
internal sealed class RolloutStore(Workspace workspace) : IRolloutStore
{
    private readonly PlannerDbContext _db = workspace.Db;
    private readonly Dictionary<RolloutKey, Rollout> _known = [];
    private readonly OrderedDictionary<Rollout, (RolloutState State, int Events)> _saved = [];
    private readonly List<(RolloutKey Rollout, Measurement Measurement)> _readings = [];

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
        return Fold(rollout, await MeasurementsAsync(rollout.State.Key, run.Number));
    }

    public async Task<ValueList<Measurement>> MeasurementsAsync(RolloutKey key, int run)
    {
        var stored = await StoredAsync(_db, key, run, CancellationToken.None);
        return stored.Concat(_readings.Where(entry => entry.Rollout == key && entry.Measurement.Run == run).Select(entry => entry.Measurement)).ToValueList();
    }

    public void Add(RolloutKey key, Measurement measurement) => _readings.Add((key, measurement));

    public Task<ValueList<string>> UsersOfCohortAsync(CohortKey cohort) => RolloutUses.NamesAsync(_db, UsedKind.Cohort, cohort.Value);

    public Task<ValueList<string>> UsersOfHookAsync(HookKey hook) => RolloutUses.NamesAsync(_db, UsedKind.Hook, hook.Value);

    /// <summary>Puts what was saved into the context, or says what somebody else did meanwhile. Called once, when the work has ended well.</summary>
    public async Task<Error?> WriteAsync()
    {
        foreach (var (rollout, (state, events)) in _saved)
        {
            if (await WriteAsync(state, [.. rollout.Pending.Take(events)]) is { } conflict) return conflict;
        }
        foreach (var run in _readings.GroupBy(entry => (entry.Rollout, entry.Measurement.Run)))
        {
            var seq = await _db.Measurements.CountAsync(row => row.RolloutKey == run.Key.Rollout.Value && row.Run == run.Key.Run);
            foreach (var (key, measurement) in run) _db.Measurements.Add(MeasurementRow.Of(key, ++seq, measurement));
        }
        return null;
    }

    public static RunEvidence Fold(Rollout rollout, IEnumerable<Measurement> measurements) =>
        measurements.Aggregate(rollout.StartEvidence(), (evidence, taken) => evidence.Add(taken, rollout.State.Run!));

    public static async Task<ValueList<Measurement>> StoredAsync(PlannerDbContext db, RolloutKey key, int run, CancellationToken ct)
    {
        var rows = await db.Measurements.AsNoTracking().Where(row => row.RolloutKey == key.Value && row.Run == run).OrderBy(row => row.Seq).ToListAsync(ct);
        return rows.Select(row => row.ToMeasurement()).ToValueList();
    }

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
