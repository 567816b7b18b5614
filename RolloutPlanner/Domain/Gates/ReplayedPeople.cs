using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates;

/// <summary>How many people each metric has counted with the feature so far, every window once.</summary>
internal sealed class ReplayedPeople
{
    private readonly Dictionary<HookKey, (DateTimeOffset Until, long People)> _counted = [];

    /// <summary>The most that one metric has counted; no two are added up, since they count the same people.</summary>
    public long? Most => _counted.Count == 0 ? null : _counted.Values.Max(one => one.People);

    public void Add(Arrival arrival)
    {
        if (arrival is not Arrival.Number { Taken: var taken }) return;
        var (until, people) = _counted.GetValueOrDefault(taken.Hook);
        if (taken.Arms is { } arms && taken.WindowStart >= until) _counted[taken.Hook] = (taken.ObservedAt, people + arms.TreatedPeople);
        else if (taken is { Arms: null, SampleSize: { } sample }) _counted[taken.Hook] = (taken.ObservedAt, Math.Max(people, sample));
    }
}
