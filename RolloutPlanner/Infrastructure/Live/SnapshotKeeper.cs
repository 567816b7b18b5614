using System.Collections.Concurrent;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Infrastructure.Live;

/// <summary>
/// Keeps the one snapshot. It is refreshed after each commit, before the command answers, so that nobody is told of a step that is not served yet;
/// and whenever another process wrote. Swapped whole; never replaced by an older one. While the database is away the last one goes on, marked stale.
/// </summary>
internal sealed class SnapshotKeeper(SnapshotSource source, SnapshotFile file, TimeProvider clock, ILogger<SnapshotKeeper> log) : ISnapshots, IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly ConcurrentDictionary<object, Action<ServingState>> _listeners = new();
    private readonly Dictionary<string, long> _versions = [];
    private readonly Dictionary<string, (PublishedRollout Published, ServedFlag Served)> _kept = [];
    private readonly Dictionary<(CohortKey, int), CohortDefinition> _cohorts = [];

    // One for all snapshots, because a rollout that did not change keeps its compiled rules. Only the thread that takes a reading adds to it.
    private readonly AttributeTable _attributes = new();
    private volatile ServingState? _current;
    private long _seen = -1;
    private long _compared = -1;

    public ServingState? Current => _current;

    /// <summary>For how long nobody has compared the snapshot with the database; null where nobody ever did.</summary>
    public TimeSpan? Age => Volatile.Read(ref _compared) is >= 0 and var stamp ? clock.GetElapsedTime(stamp) : null;

    public IDisposable Subscribe(Action<ServingState> onChange)
    {
        var subscription = new Subscription(this);
        _listeners[subscription] = onChange;
        return subscription;
    }

    /// <summary>Takes over what the database says now. Does not throw when it is out of reach: then what is served is marked stale.</summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            Take(await source.ReadAsync(_versions, pin => _cohorts.ContainsKey((pin.Cohort, pin.Version)), ct));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            MarkStale(e);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>As <see cref="RefreshAsync"/>, but reads no more than one number while nobody wrote.</summary>
    public async Task FollowAsync(CancellationToken ct)
    {
        try
        {
            if (_current is { IsStale: false } && await source.LastChangeAsync(ct) == Volatile.Read(ref _seen))
            {
                Volatile.Write(ref _compared, clock.GetTimestamp());
                return;
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            MarkStale(e);
            return;
        }
        await RefreshAsync(ct);
    }

    /// <summary>Serves the snapshot of the file, marked stale. False when there is none to trust.</summary>
    public bool StartFromFile()
    {
        try
        {
            var content = file.Read();
            foreach (var cohort in content.Cohorts) _cohorts[(cohort.Key, cohort.Version)] = cohort.Definition;
            foreach (var published in content.Rollouts) _kept[published.Flag.Key.Value] = (published, Prepare(published));
            Serve(new(new(content.Version, _kept.Values.Select(kept => kept.Served), _attributes), IsStale: true));
            return true;
        }
        catch (InvalidDataException e)
        {
            log.LogError("No snapshot to start from. {Reason}", e.Message);
            return false;
        }
    }

    public void Dispose() => _one.Dispose();

    private void Take(SourceReading reading)
    {
        if (_current is { } now && reading.Seq < now.Snapshot.Version)
        {
            throw new InvalidOperationException($"The database went back from entry {now.Snapshot.Version} to {reading.Seq}. Start the program again to serve what it says.");
        }
        foreach (var cohort in reading.Cohorts) _cohorts[(cohort.Key, cohort.Version)] = cohort.Definition;
        var isOther = _current is null;
        foreach (var rollout in reading.Changed)
        {
            isOther |= Take(rollout);
            _versions[rollout.Key] = rollout.Version;
        }
        Volatile.Write(ref _seen, reading.Seq);
        Volatile.Write(ref _compared, clock.GetTimestamp());
        if (isOther) Serve(new(new(reading.Seq, _kept.Values.Select(kept => kept.Served), _attributes), IsStale: false));
        else if (_current!.IsStale) Serve(_current with { IsStale = false });
        if (isOther) Keep(reading.Seq);
    }

    /// <summary>Whether anybody is served otherwise than before.</summary>
    private bool Take(SourceRollout rollout)
    {
        if (rollout.Published is not { } published) return _kept.Remove(rollout.Key);
        var isKnown = _kept.TryGetValue(rollout.Key, out var before);
        if (isKnown && before.Published == published) return false;
        // Moving along the same plan needs no rule to be read again, so taking a feature back never waits for one.
        var served = isKnown && before.Published.HasSamePlan(published) && before.Served.Rollout.StageCount == published.Version.Plan.Stages.Count
            ? before.Served with { Rollout = before.Served.Rollout.At(published.Status, published.Stage) }
            : Prepare(published);
        _kept[rollout.Key] = (published, served);
        return true;
    }

    private ServedFlag Prepare(PublishedRollout published)
    {
        var served = Serving.Of(published, (key, version) => _cohorts.GetValueOrDefault((key, version)), _attributes);
        if (served.TryGet(out var flag)) return flag;
        // What cannot be read gives nothing to anybody.
        log.LogError("The rollout {Flag} cannot be prepared and is served as off: {Reason}", published.Flag.Key, served.Error.Message);
        return new(published.Flag, published.Version.Number, new(RolloutStatus.RolledBack, 0, published.Salt, [], [], []));
    }

    private void Keep(long version)
    {
        try
        {
            var rollouts = _kept.Values.Select(kept => kept.Published).OrderBy(each => each.Flag.Key.Value, StringComparer.Ordinal).ToValueList();
            var pins = rollouts.SelectMany(rollout => rollout.Pins).Select(pin => (pin.Cohort, pin.Version)).Distinct();
            file.Write(new(version, rollouts, pins.Where(_cohorts.ContainsKey).Select(pin => new SnapshotCohort(pin.Cohort, pin.Version, _cohorts[pin])).ToValueList()));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.LogError("The snapshot could not be kept in {File}: {Reason}", file.Path, e.Message);
        }
    }

    private void MarkStale(Exception why)
    {
        if (_current is not { IsStale: false } now) return;
        log.LogError(why, "The database is out of reach. Flags are answered from the snapshot of entry {Version}", now.Snapshot.Version);
        Serve(now with { IsStale = true });
    }

    private void Serve(ServingState state)
    {
        _current = state;
        foreach (var listener in _listeners.Values)
        {
            try
            {
                listener(state);
            }
            catch (Exception e)
            {
                log.LogError(e, "A listener failed on snapshot {Version}", state.Snapshot.Version);
            }
        }
    }

    private sealed class Subscription(SnapshotKeeper keeper) : IDisposable
    {
        public void Dispose() => keeper._listeners.TryRemove(this, out _);
    }
}
