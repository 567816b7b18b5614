using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Demo;

/// <summary>Sends the shop's numbers into the past of the demo, through the use-case that takes in what programs send, as the clock of the story passes.</summary>
internal sealed class DemoFeed(TakeMeasurements take, IRolloutReader rollouts, DemoClock clock, UserId sender)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Batch = TimeSpan.FromMinutes(90);

    private readonly Dictionary<(RolloutKey, int), DateTimeOffset> _sent = [];

    /// <summary>Everything of the present run of a rollout that has not been sent, up to the clock or, where that is later, up to a moment.</summary>
    public async Task SendAsync(RolloutKey key, DateTimeOffset until)
    {
        var state = (await rollouts.FindAsync(key, default))!;
        if (state is not { IsLive: true, Run: { } run, Live.Plan: var plan }) return;
        var from = _sent.GetValueOrDefault((key, run.Number), run.EnteredAt + Window);
        for (var end = from + Batch; from + Window <= until; end += Batch)
        {
            var items = new List<Domain.Gates.PushedDocument>();
            for (; from + Window <= end && from + Window <= until; from += Window)
                items.AddRange(DemoNumbers.Of(key, plan.Stages[run.Stage - 1], run, from, from + Window));
            clock.MoveTo(from);
            await SendAsync(items);
        }
        _sent[(key, run.Number)] = from;
    }

    private async Task SendAsync(List<Domain.Gates.PushedDocument> items)
    {
        if (items.Count == 0) return;
        var taken = await take.RunAsync(new(new(Guid.NewGuid(), sender, Channel.Api), "demo", items.ToValueList(), "Shop, order service"), default);
        if (taken.IsError) throw new InvalidOperationException($"The demo's numbers were refused: {taken.Error.Path}: {taken.Error.Message}");
    }
}
