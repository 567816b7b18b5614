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
        var polled = hooks.Values.Where(hook => hook.Origin.IsPolled).ToDictionary(hook => hook.Key, Polled.Of);
        var wanted =
            from gate in gates
            from key in gate.Gate.Criteria.Select(criterion => criterion.Hook).Distinct()
            where polled.ContainsKey(key)
            group gate by polled[key].For(gate);
        var asked = new Dictionary<Question, DateTimeOffset>();
        foreach (var question in wanted)
        {
            var isDue = !_asked.TryGetValue(question.Key, out var last) || now - last >= question.Key.Asked.Hook.Interval - Slack(question.Key.Asked.Hook);
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
                foreach (var gate in gates) _answers.Enqueue(new(gate.Key, gate.Run.Number, question.Asked.Hook, question.Asked.Definition, answer));
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
        var server = _servers.GetOrAdd(question.Asked.Server, _ => new(AtOneServer));
        await server.WaitAsync(ct);
        try
        {
            await _all.WaitAsync(ct);
            try
            {
                return await source.AskAsync(question.Asked.Hook, question.Place, ct);
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
    private sealed record Question(Polled Asked, MetricPlace Place);

    /// <summary>A metric as it is asked: two with the same definition and interval are the same.</summary>
    private sealed class Polled(MonitoringHook hook, string query) : IEquatable<Polled>
    {
        private readonly bool _namesRollout = query.Contains("$rollout", StringComparison.Ordinal);
        private readonly bool _namesFlag = query.Contains("$flag", StringComparison.Ordinal);
        private readonly bool _namesStage = query.Contains("$stage", StringComparison.Ordinal);

        public MonitoringHook Hook => hook;

        public string Definition { get; } = hook.Definition;

        public string Server => hook.Origin is HookSource.Prometheus source ? source.Server : "";

        public static Polled Of(MonitoringHook hook) => new(hook, hook.Origin is HookSource.Prometheus { Query: var query } ? query.ToString() : "");

        public Question For(WatchedGate gate) =>
            new(this, new(_namesRollout ? gate.Key : null, _namesFlag ? gate.State.Flag.Key : null, _namesStage ? gate.Run.Stage : null));

        public bool Equals(Polled? other) => other is not null && Definition == other.Definition && Hook.Interval == other.Hook.Interval;

        public override bool Equals(object? obj) => Equals(obj as Polled);

        public override int GetHashCode() => Definition.GetHashCode(StringComparison.Ordinal);
    }
}
