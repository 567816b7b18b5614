using Microsoft.Extensions.DependencyInjection;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Infrastructure.Live;
using RolloutPlanner.Infrastructure.Persistence;
using static RolloutPlanner.Demo.DemoContent;

namespace RolloutPlanner.Demo;

/// <summary>
/// Fills an empty demo workspace before the app listens: a people directory, cohorts, metrics, and rollouts in different states, played
/// through the real commands over the last twelve days. A workspace that has anything of its own is left alone.
/// </summary>
internal sealed class DemoWorkspace(IServiceProvider services, DemoMode demo, DatabaseState database, TimeProvider clock) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!demo.IsOn || !database.IsReady) return;
        await using var scope = services.CreateAsyncScope();
        var rollouts = scope.ServiceProvider.GetRequiredService<IRolloutReader>();
        var cohorts = scope.ServiceProvider.GetRequiredService<ICohortReader>();
        if ((await rollouts.ListAsync(new(), cancellationToken)).Count > 0 || (await cohorts.ListAsync(cancellationToken)).Count > 0) return;
        await PlayAsync(scope.ServiceProvider);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task PlayAsync(IServiceProvider scope)
    {
        var past = new DemoClock(clock.GetUtcNow(), TimeSpan.FromDays(12));
        var executor = ActivatorUtilities.CreateInstance<CommandExecutor>(scope, past);
        var rollouts = scope.GetRequiredService<IRolloutReader>();
        var feed = new DemoFeed(ActivatorUtilities.CreateInstance<TakeMeasurements>(scope, executor, past), rollouts, past, DemoAccounts.Maya.Id);
        var script = new DemoScript(
            executor,
            rollouts,
            scope.GetRequiredService<ISeriesReader>(),
            ActivatorUtilities.CreateInstance<ShowRollout>(scope, past),
            scope.GetRequiredService<MeasureReach>(),
            past,
            feed);
        await DemoPeopleImport.RunAsync(executor);
        foreach (var cohort in Cohorts) await script.CohortAsync(cohort);
        await script.MetricsAsync(DemoMetrics.Delivered(past.GetUtcNow()));
        await script.MetricAsync("refund-requests", "Refund requests", "%", "Support desk, daily report: refunds of all orders", 1.4m);
        await script.MetricAsync("card-save-errors", "Card-save errors", "%", "Grafana, wallet board", 0.4m);
        await script.MetricAsync("billing-page-errors", "Billing page errors", "%", "Grafana, billing board", 0.2m);
        await DemoRollouts.CompletedAsync(script);
        await DemoRollouts.RolledBackAsync(script);
        await DemoRollouts.CheckoutAsync(script);
        await DemoRollouts.PausedByTriggerAsync(script);
        await DemoRollouts.CheckoutSoFarAsync(script);
        await DemoRollouts.InReviewAsync(script);
        await DemoRollouts.DraftAsync(script);
        await DemoRollouts.CheckoutUntilNowAsync(script);
        await script.FailAsync(DemoMetrics.SlowPages, DemoMetrics.Refused(past.GetUtcNow()));
        await script.TemplateAsync("Careful checkout", "For whatever touches payments.", "checkout-redesign");
    }
}
