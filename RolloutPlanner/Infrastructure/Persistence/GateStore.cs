using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>Running gates inside one transaction. What was kept in it is known to later looks once it is committed.</summary>
internal sealed class GateStore(Workspace workspace, RunningGates running) : IGateStore
{
    private readonly List<(GateLook Look, bool Acts)> _kept = [];
    private readonly List<WatchedGate> _written = [];
    private bool _isFollowed;

    public async Task<WatchedGate?> FindAsync(RolloutKey key)
    {
        if (!_isFollowed) await running.FollowAsync(workspace.Db, CancellationToken.None);
        _isFollowed = true;
        return running.Find(key);
    }

    public void Keep(GateLook look, bool acts = false)
    {
        _kept.Add((look, acts));
        if (look.Looks.Count > 0) workspace.Reached(look.Gate.Key, look.Gate.Run.Number, look.Gate.Seq - look.Looks.Count);
        foreach (var each in look.Looks)
        {
            if (each is PolledLook.Taken taken) workspace.Rollouts.Add(look.Gate.Key, taken.Measurement);
            else if (each is PolledLook.Failed failed) workspace.Rollouts.Add(look.Gate.Key, failed.Failure);
        }
        if (look.VerdictChanged && !acts) workspace.Notify(new(SubjectKinds.Rollout, look.Gate.Key.Value, look.Gate.State.Version));
    }

    public async Task<bool> HoldsAsync(GateLease lease) => await workspace.Db.Leases.FindAsync(GateLeases.Name) is { } row && GateLeases.Holds(row, lease, workspace.Now);

    /// <summary>Puts what was kept into the context. Called once, when the work has ended well.</summary>
    public async Task WriteAsync()
    {
        await BulkInsert.AddAsync(workspace.Db, _kept.SelectMany(kept => kept.Look.Evaluations.Select(judged => EvaluationRow.Of(kept.Look.Gate.Key, judged))).ToList());
        foreach (var (look, acts) in _kept)
        {
            var gate = look.Gate;
            if (acts || gate.IsToBeKept)
            {
                await RunEvidences.KeepAsync(workspace.Db, gate.Key, gate.Evidence, gate.Seq);
                gate = gate with { KeptSeq = gate.Seq };
            }
            _written.Add(gate);
        }
    }

    /// <param name="looked">How many numbers and failed looks were added in this transaction.</param>
    public void Committed(int looked)
    {
        if (_isFollowed) running.Take(_written, looked);
    }
}
