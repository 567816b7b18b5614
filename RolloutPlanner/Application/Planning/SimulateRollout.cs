using System.Globalization;
using System.Text;
using RolloutPlanner.Application.Evaluation;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Planning;

/// <summary>Replays a rollout's plan with the same evaluation that serves people, over everybody who was imported. Changes nothing.</summary>
public sealed class SimulateRollout(IRolloutReader rollouts, IPeopleDirectory people, ServedRollouts served, TimeProvider clock)
{
    public const int SampleSize = 1_000;

    public const int MostFound = 20;

    /// <summary>
    /// Null while nobody can be counted: no such rollout, nobody imported, or a cohort that cannot be resolved. Walks the directory on a thread of its own.
    /// </summary>
    /// <param name="progress">Told now and then how many people were walked through.</param>
    public async Task<Simulation?> RunAsync(SimulationAsked asked, IProgress<int>? progress, CancellationToken ct)
    {
        var directory = await people.CurrentAsync(ct);
        if (directory.IsUnknown || await rollouts.FindAsync(asked.Key, ct) is not { } state) return null;
        if (!(await served.OfLeadingAsync(state, ct)).TryGet(out var plan)) return null;
        var others = await OthersAsync(state, ct);
        var walk = new SimulatedWalk(plan, others, clock.GetUtcNow());
        return await Task.Run(() => walk.Through(directory, Drawn(directory, asked.Seed), asked.Who?.Trim(), progress, ct), ct);
    }

    private async Task<List<(RolloutSummary Row, ServedRollout Served)>> OthersAsync(RolloutState mine, CancellationToken ct)
    {
        var others = new List<(RolloutSummary, ServedRollout)>();
        foreach (var row in await rollouts.ListAsync(new(Order: RolloutOrder.Name), ct))
        {
            if (row.Key == mine.Key || row.Status is not (RolloutStatus.Running or RolloutStatus.Paused)) continue;
            if (await rollouts.FindAsync(row.Key, ct) is { } state && (await served.OfAsync(state, ct)).TryGet(out var other)) others.Add((row, other));
        }
        return others;
    }

    /// <summary>Those whose keys hash lowest together with the seed: as good as random, yet the same ones again.</summary>
    private static HashSet<int> Drawn(PeopleDirectory directory, int? seed) => seed is not { } number
        ? []
        : directory.People.Index()
            .OrderBy(entry => Murmur3.Hash(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number}:{entry.Item.Key}"))))
            .ThenBy(entry => entry.Index)
            .Take(SampleSize)
            .Select(entry => entry.Index)
            .ToHashSet();
}
