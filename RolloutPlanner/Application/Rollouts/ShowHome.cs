using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Reads what the first screen shows one person.</summary>
public sealed class ShowHome(IRolloutReader rollouts, IAccountReader accounts, IHookReader hooks, HomeScenes scenes, CountLive counts, TimeProvider clock)
{
    /// <param name="me">With the roles of the sign-in: they shape what is offered, never what is allowed.</param>
    public async Task<HomeView> RunAsync(Actor me, CancellationToken ct)
    {
        var all = await rollouts.ListAsync(new(), ct);
        var alive = await scenes.OfAsync(all, ct);
        var names = await accounts.NamesAsync(ct);
        var people = new Dictionary<RolloutKey, LiveCount>();
        foreach (var scene in alive.Where(scene => scene.State.IsLive)) people[scene.State.Key] = await counts.OfAsync(scene.State, ct);
        var needs = await scenes.NeedsAsync(alive, me, ct);
        return new(
            [.. needs.Select(need => need with { Exposed = people.GetValueOrDefault(need.Key)?.Exposed })],
            [.. alive.Where(scene => scene.State.IsLive).OrderBy(scene => scene.Owner != me.Id).ThenBy(scene => scene.State.Live!.Plan.Name, StringComparer.OrdinalIgnoreCase).Select(scene => scene.Line(people[scene.State.Key], names))],
            [.. all.Where(row => !people.ContainsKey(row.Key)).OrderBy(row => row.Owner != me.Id).Select(row => new HomeOther(
                row.Key, row.Name, row.Status, row.Stage, row.StageCount, row.StageName, row.ChangedAt, row.Owner is { } owner ? names.GetValueOrDefault(owner, "") : ""))],
            await SourcesAsync(alive, ct),
            clock.GetUtcNow());
    }

    private async Task<ValueList<SourceLine>> SourcesAsync(IReadOnlyList<HomeScene> alive, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return [.. (await hooks.AllAsync(ct)).Select(hook => new SourceLine(
            hook, hook.LastReading is { } last && now - last.ObservedAt >= hook.FreshFor,
            [.. alive.Where(scene => scene.State.IsLive && scene.Missing.Contains(hook.Key)).Select(scene => scene.State.Live!.Plan.Name)]))];
    }
}
