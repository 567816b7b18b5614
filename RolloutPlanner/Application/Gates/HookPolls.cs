using System.Collections.Concurrent;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Application.Gates;

/// <summary>
/// Asks metrics that are due, a few at a time, and keeps what they answer until it is taken. Nobody waits for a slow source: what is not there yet is
/// taken the next time, and meanwhile the source is not asked again. One question that several rollouts have in common is asked once.
/// </summary>
public sealed class HookPolls(IMetricSource source, TimeProvider clock)
{
    /// <summary>How many questions are open at once.</summary>
    private const int AtOnce = 8;

    /// <summary>How many of them may be at one server, so that a slow one leaves room.</summary>
    private const int AtOneServer = 4;

    private readonly SemaphoreSlim _all = new(AtOnce);
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _servers = new();
    private readonly ConcurrentQueue<HookAnswer> _answers = new();
    private readonly ConcurrentDictionary<Question, Task> _open = new();
    private Dictionary<Question, DateTimeOffset> _asked = [];

    /// <summary>Begins to ask every metric of these gates whose interval has passed.</summary>
    public void Ask(IEnumerable<WatchedGate> gates, IReadOnlyDictionary<HookKey, MonitoringHook> hooks, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var wanted =
            from gate in gates
            from key in gate.Gate.Criteria.Select(criterion => criterion.Hook).Distinct()
            where hooks.TryGetValue(key, out var known) && known.Origin.IsPolled
            group gate by Question.Of(hooks[key], gate);
        var asked = new Dictionary<Question, DateTimeOffset>();
        foreach (var question in wanted)
        {
            var isDue = !_asked.TryGetValue(question.Key, out var last) || now - last >= question.Key.Hook.Interval - Slack(question.Key.Hook);
            if (isDue && !_open.ContainsKey(question.Key)) Begin(question.Key, [.. question], ct);
            asked[question.Key] = isDue ? now : last;
        }
        _asked = asked; // questions that nobody has any more are forgotten
    }

    /// <summary>Waits until every question has its answer, but no longer than this.</summary>
    public async Task SettleAsync(TimeSpan patience, CancellationToken ct)
    {
        if (_open.IsEmpty) return;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(Task.WhenAll(_open.Values), Task.Delay(patience, clock, enough.Token));
        await enough.CancelAsync();
    }

    /// <summary>The answers that came since this was last called.</summary>
    public ValueList<HookAnswer> Take()
    {
        var taken = new List<HookAnswer>();
        while (_answers.TryDequeue(out var answer)) taken.Add(answer);
        return taken.ToValueList();
    }

    private void Begin(Question question, IReadOnlyList<WatchedGate> gates, CancellationToken ct)
    {
        var done = new TaskCompletionSource();
        _open[question] = done.Task;
        _ = AnswerAsync();

        async Task AnswerAsync()
        {
            try
            {
                var answer = await AskAsync(question, ct);
                foreach (var gate in gates) _answers.Enqueue(new(gate.Key, gate.Run.Number, question.Hook, answer));
            }
            catch (OperationCanceledException)
            {
                // The app stops.
            }
            finally
            {
                _open.TryRemove(question, out _);
                done.SetResult();
            }
        }
    }

    private async Task<MetricAnswer> AskAsync(Question question, CancellationToken ct)
    {
        var server = _servers.GetOrAdd(question.Server, _ => new(AtOneServer));
        await server.WaitAsync(ct);
        try
        {
            await _all.WaitAsync(ct);
            try
            {
                return await source.AskAsync(question.Hook, question.Place, ct);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                return new MetricAnswer.Failed(FailureKind.Http, "The source could not be asked.", "", "", clock.GetUtcNow());
            }
            finally
            {
                _all.Release();
            }
        }
        finally
        {
            server.Release();
        }
    }

    /// <summary>Looks are never exactly an interval apart; one that comes a moment early must not wait for a whole one more.</summary>
    private static TimeSpan Slack(MonitoringHook hook) => hook.Interval / 10;

    /// <summary>One metric at one place. Parts of the place that its queries do not name are left out.</summary>
    private sealed record Question(MonitoringHook Hook, MetricPlace Place)
    {
        public string Server => Hook.Origin is HookSource.Prometheus source ? source.Server : "";

        public static Question Of(MonitoringHook hook, WatchedGate gate)
        {
            var text = hook.Origin is HookSource.Prometheus { Query: var query } ? query.ToString() : "";
            var place = new MetricPlace(
                text.Contains("$rollout", StringComparison.Ordinal) ? gate.Key : null,
                text.Contains("$flag", StringComparison.Ordinal) ? gate.State.Flag.Key : null,
                text.Contains("$stage", StringComparison.Ordinal) ? gate.Run.Stage : null);
            // What changes with every look would make every look another question.
            return new(hook with { LastReading = null, Problem = null, Version = 0, Name = "", Source = "" }, place);
        }
    }
}
