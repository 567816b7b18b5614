using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Ports;

namespace RolloutPlanner.Infrastructure.Live;

/// <summary>Reads nothing but memory: others look at the database once a second, and whoever asks whether it is away must not wait for it.</summary>
internal sealed class HealthReader(DatabaseState database, SnapshotKeeper snapshots, GateHeartbeat heartbeat, GatePace pace) : IHealth
{
    public Health Now
    {
        get
        {
            var (state, age) = (snapshots.Current, snapshots.Age);
            return new(database.IsReady && state is { IsStale: false }, state?.Snapshot.Version, age, state?.IsStale ?? true, pace.Run, heartbeat.Age, heartbeat.IsLate, heartbeat.Last);
        }
    }
}
