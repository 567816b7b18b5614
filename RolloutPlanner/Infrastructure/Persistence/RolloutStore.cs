using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>Rollouts inside one transaction.</summary>
internal sealed class RolloutStore(Workspace workspace, CommandStamp stamp) : IRolloutStore
{
    private readonly PlannerDbContext _db = workspace.Db;

    // How many events of a rollout are written already, so that saving twice in one command writes none twice.
    private readonly Dictionary<Rollout, int> _written = [];

    public async Task<Rollout?> FindAsync(RolloutKey key) =>
        await _db.Rollouts.SingleOrDefaultAsync(row => row.Key == key.Value) is { } row ? Rollout.Restore(row.ToState()) : null;

    public void Save(Rollout rollout)
    {
        var state = rollout.State;
        var loaded = state.Version - rollout.Pending.Count;
        var skip = _written.GetValueOrDefault(rollout);
        if (rollout.Pending.Count == skip) return;

        var row = _db.Rollouts.Local.FindEntry(state.Key.Value)?.Entity;
        if (row is null) _db.Rollouts.Add(row = new() { Key = state.Key.Value });
        else _db.Entry(row).Property(entry => entry.Version).OriginalValue = loaded;
        row.Take(state);
        for (var i = skip; i < rollout.Pending.Count; i++)
        {
            if (rollout.Pending[i] is RolloutMoved move) _db.Moves.Add(RowFor(state.Key, loaded + i + 1, move));
        }
        workspace.Changed(new(SubjectKinds.Rollout, state.Key.Value, state.Key), state.Version, rollout.Pending.Skip(skip));
        _written[rollout] = rollout.Pending.Count;
    }

    public Task<ValueList<Measurement>> MeasurementsAsync(RolloutKey key, int run) => ReadMeasurementsAsync(_db, key, run, default);

    public void Add(RolloutKey key, Measurement measurement) => _db.Measurements.Add(MeasurementRow.Of(key, measurement));

    public Task<ValueList<string>> UsersOfCohortAsync(CohortKey cohort) => RolloutUses.OfCohortAsync(_db, cohort, default);

    public Task<ValueList<string>> UsersOfHookAsync(HookKey hook) => RolloutUses.OfHookAsync(_db, hook, default);

    public static async Task<ValueList<Measurement>> ReadMeasurementsAsync(PlannerDbContext db, RolloutKey key, int run, CancellationToken ct)
    {
        var rows = await db.Measurements.AsNoTracking().Where(row => row.RolloutKey == key.Value && row.Run == run).OrderBy(row => row.Id).ToListAsync(ct);
        return rows.Select(row => row.ToReading()).ToValueList();
    }

    private MoveRow RowFor(RolloutKey key, long seq, RolloutMoved move) => new()
    {
        RolloutKey = key.Value,
        Seq = seq,
        Kind = HistoryWriter.KindOf(move),
        FromStatus = move.From.Status,
        FromStage = move.From.Stage,
        ToStatus = move.To.Status,
        ToStage = move.To.Stage,
        PlanVersion = move.To.PlanVersion,
        Reason = move.Why,
        ActorId = move.By.Id.Value,
        CommandId = stamp.Id,
        At = move.At,
    };
}
