using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Infrastructure.Persistence;

namespace RolloutPlanner.Infrastructure.Scheduling;

/// <summary>
/// One round over all running gates: ask the metrics that are due, judge, and do what gates ask for. Everything is read from the database each time,
/// so a round that is missed costs time and nothing else. A rollout that fails is told to the log and keeps no other from its turn.
/// </summary>
internal sealed class GateRounds(
    RunningGates running, GateLeases leases, HookPolls polls, GateHeartbeat heartbeat, GatePace pace, IHookReader hooks, IServiceScopeFactory scopes, TimeProvider clock,
    ILogger<GateRounds> log)
{
    /// <summary>So many are judged in one transaction: fewer would wait for the disk, more would keep people waiting.</summary>
    private const int AtOnce = 50;

    /// <summary>How long a round waits for answers before it goes on without them.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly SteadyClock _steady = new(clock);
    private DateTimeOffset? _unwatchedSince;

    /// <summary>Whether this process had the right to look at gates when it last asked for it.</summary>
    public bool IsOurs { get; private set; }

    /// <summary>Never throws but for cancellation.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var began = clock.GetTimestamp();
        try
        {
            var jump = _steady.Jump();
            var lease = await RenewAsync(ct);
            var (gates, failed) = lease is null ? (0, 0) : await RunAsync(lease, jump is null, ct);
            if (jump is { } by) log.LogWarning("The clock was set by {Seconds} s, so nothing is advanced this time", by.TotalSeconds);
            heartbeat.Mark(new(clock.GetUtcNow(), clock.GetElapsedTime(began), lease is not null, gates, failed));
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogError(e, "Running gates could not be looked at");
        }
    }

    /// <summary>Keeps the right to look at gates, or takes it when nobody has it; null where another process does.</summary>
    public async Task<GateLease?> RenewAsync(CancellationToken ct)
    {
        var taken = await leases.TakeAsync(ct);
        _unwatchedSince ??= taken?.UnwatchedSince;
        IsOurs = taken is not null;
        return taken?.Lease;
    }

    private async Task<(int Gates, int Failed)> RunAsync(GateLease lease, bool isSteady, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var use = scope.ServiceProvider;
        await CloseAsync(use, ct);
        var gates = await running.AllAsync(ct);
        if (_unwatchedSince is { } since && clock.GetUtcNow() - since > 3 * pace.Interval && gates.Count > 0)
            Check(await use.GetRequiredService<NoteUnwatched>().RunAsync(since, gates.Select(gate => gate.Key).ToValueList(), ct));
        _unwatchedSince = null;
        var answers = await AnswersAsync(use, gates, ct);
        var failed = 0;
        foreach (var some in gates.Select(gate => gate.Key).Chunk(AtOnce))
        {
            foreach (var key in await JudgeAsync(use, some.ToValueList(), answers, ct))
                failed += await ActAsync(use, key, answers, isSteady ? lease : null, ct) ? 0 : 1;
        }
        return (gates.Count, failed);
    }

    /// <summary>Outcomes of single people become numbers first, so that this round judges them.</summary>
    private async Task CloseAsync(IServiceProvider use, CancellationToken ct)
    {
        try
        {
            await use.GetRequiredService<CloseBatches>().RunAsync(ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogError(e, "Outcomes of single people could not be counted");
        }
    }

    private async Task<ILookup<RolloutKey, HookAnswer>> AnswersAsync(IServiceProvider use, IReadOnlyList<WatchedGate> gates, CancellationToken ct)
    {
        polls.Ask(gates, (await hooks.AllAsync(ct)).ToDictionary(hook => hook.Key), ct);
        await polls.SettleAsync(Patience, ct);
        var answers = polls.Take();
        try
        {
            if (answers.Count > 0) Check(await use.GetRequiredService<NoteHooks>().RunAsync(answers, ct));
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogError(e, "What metrics said could not be noted on them");
        }
        return answers.ToLookup(answer => answer.Rollout);
    }

    /// <summary>The rollouts that need a transaction of their own: because something is to be done, or because they could not be judged among others.</summary>
    private async Task<IEnumerable<RolloutKey>> JudgeAsync(IServiceProvider use, ValueList<RolloutKey> keys, ILookup<RolloutKey, HookAnswer> answers, CancellationToken ct)
    {
        try
        {
            var judged = await use.GetRequiredService<JudgeGates>().RunAsync(keys, answers, ct);
            return Check(judged).Acting.Concat(judged.Value.Failed.Select(one => one.Rollout));
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogWarning(e, "{Count} gates could not be judged together, so each is judged alone", keys.Count);
            return keys;
        }
    }

    private async Task<bool> ActAsync(IServiceProvider use, RolloutKey key, ILookup<RolloutKey, HookAnswer> answers, GateLease? lease, CancellationToken ct)
    {
        try
        {
            var acted = await use.GetRequiredService<ActOnGate>().RunAsync(key, answers[key], lease, ct);
            if (acted.IsError) log.LogDebug("Nothing was done about {Rollout}: {Reason}", key, acted.Error.Message);
            return true;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogError(e, "The gate of {Rollout} could not be judged", key);
            return false;
        }
    }

    private static T Check<T>(Result<T> result) => result.IsError ? throw new InvalidOperationException(result.Error.Message) : result.Value;
}
