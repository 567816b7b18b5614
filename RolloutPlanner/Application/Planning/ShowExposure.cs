using RolloutPlanner.Application.Evaluation;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Planning;

/// <summary>The people of one live rollout among those who see anything new.</summary>
/// <param name="Added">People who are in no rollout named before it.</param>
public sealed record ExposedRollout(RolloutKey Key, string Name, int People, int Added);

/// <summary>Who sees something new right now, each person counted once.</summary>
/// <param name="Everyone">People in the directory.</param>
/// <param name="Rollouts">The largest first.</param>
public sealed record ExposureView(int Everyone, int People, int InSeveral, ValueList<ExposedRollout> Rollouts);

/// <summary>Counts everybody against every live rollout, once per import and versions of the rollouts. Null while nobody has imported people.</summary>
public sealed class ShowExposure(IRolloutReader rollouts, IPeopleDirectory people, ServedRollouts served, CountLive live, CountCache cache, TimeProvider clock)
{
    public async Task<ExposureView?> RunAsync(CancellationToken ct)
    {
        var directory = await people.CurrentAsync(ct);
        if (directory.IsUnknown) return null;
        var states = new List<(RolloutState State, int Exposed)>();
        foreach (var row in (await rollouts.ListAsync(new(), ct)).Where(row => row.Status is RolloutStatus.Running or RolloutStatus.Paused))
        {
            if (await rollouts.FindAsync(row.Key, ct) is { IsLive: true } state && (await live.OfAsync(state, ct)).Exposed is { } exposed) states.Add((state, exposed));
        }
        List<RolloutState> ordered = [.. states.OrderByDescending(each => each.Exposed).ThenBy(each => each.State.Key.Value, StringComparer.Ordinal).Select(each => each.State)];
        var versions = string.Join(' ', ordered.Select(state => $"{state.Key}@{state.Version}"));
        return await cache.OfAsync((directory.Number, versions), () => CountAsync(directory, ordered, ct));
    }

    private async Task<ExposureView> CountAsync(PeopleDirectory directory, List<RolloutState> states, CancellationToken ct)
    {
        var ready = new List<(RolloutState State, ServedRollout Served)>();
        foreach (var state in states)
        {
            if ((await served.OfAsync(state, ct)).TryGet(out var rollout)) ready.Add((state, rollout));
        }
        var now = clock.GetUtcNow();
        var counted = Exposure.Count([.. ready.Select(each => each.Served)], directory.People.Select(person => person.ContextAt(now)));
        return new(directory.People.Count, counted.People, counted.InSeveral,
            [.. ready.Select((each, i) => new ExposedRollout(each.State.Key, each.State.Live!.Plan.Name, counted.Of[i], counted.Added[i]))]);
    }
}
