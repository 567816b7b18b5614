using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Demo;

/// <summary>The metrics of Fernhill: two kinds of people that the shop counts, a number, some that people enter, and one whose source does not answer.</summary>
internal static class DemoMetrics
{
    /// <summary>How often the shop's numbers are expected at least, so that a few hundred of them fill two days without a gap.</summary>
    private static readonly TimeSpan Expected = TimeSpan.FromHours(1);

    public static HookKey PaymentErrors { get; } = Key("payment-errors");

    public static HookKey Completion { get; } = Key("checkout-completion");

    public static HookKey CheckoutTime { get; } = Key("checkout-time");

    /// <summary>Those that programs or Prometheus deliver, with a first number as it was read when they were made.</summary>
    public static ValueList<MonitoringHook> Delivered(DateTimeOffset at) =>
    [
        Make(PaymentErrors, "Payment errors", "%", "Shop, order service: people whose payment failed, guests too", 0.61m, at) with { Origin = new HookSource.Pushed(), Shape = MetricShape.Counts, Interval = Expected },
        Make(Completion, "Checkout completion", "%", "Shop, order service: orders of all started checkouts", 61.9m, at) with { Origin = new HookSource.Pushed(), Better = Better.Higher, Interval = Expected },
        Make(CheckoutTime, "Checkout time", "s", "Shop, web client: seconds from the basket to the order", 92.4m, at) with { Origin = new HookSource.Pushed(), Shape = MetricShape.Means, Interval = Expected },
        Make(Key("slow-pages"), "Slow pages", "%", "Prometheus of the web team: page loads that take more than 1.8 seconds", 3.1m, at) with
        {
            Origin = new HookSource.Prometheus("http://localhost:9090", new PrometheusQuery.Latency("page_load_seconds_bucket{variant=\"on\"}", "page_load_seconds_bucket{variant=\"off\"}", 1.8m)),
            Shape = MetricShape.Counts,
        },
    ];

    /// <summary>The one whose source does not answer any more, and what it said last.</summary>
    public static HookKey SlowPages { get; } = Key("slow-pages");

    public static HookProblem Refused(DateTimeOffset at) => new(FailureKind.Http, "Connection refused (localhost:9090).", at);

    private static MonitoringHook Make(HookKey key, string name, string unit, string source, decimal first, DateTimeOffset at) =>
        new(key, 1, name, unit, source, new(first, at, "First look, together with engineering"), false);

    private static HookKey Key(string key) => HookKey.Parse(key, "key").Value;
}
