using Microsoft.Extensions.DependencyInjection;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Demo;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Demo;

/// <summary>What the made-up shop counts, and how the demo's gate stands on it.</summary>
public sealed class DemoNumbersTests
{
    private static readonly RolloutPlanner.Domain.Rollouts.Stage Stage = APlan.Stage("5% of London", 5, "london", AGate.With(
        AGate.Trigger(hook: DemoMetrics.PaymentErrors), AGate.Success("time", DemoMetrics.CheckoutTime), AGate.Signal("orders", DemoMetrics.Completion), AGate.Observe("other", AGate.Hook("of-somebody-else"))));

    [Fact]
    public void SameWindow_IsTheSameEachTime_AndAnotherOneIsNot()
    {
        Assert.Equal(Of(2), Of(2));
        Assert.NotEqual(Of(2), Of(3));
        Assert.Equal(["payment-errors", "checkout-time", "checkout-completion"], Of(2).Select(one => one.Hook!));
    }

    [Fact]
    public void People_FallIntoTheArmsByTheShare()
    {
        var errors = Enumerable.Range(0, 200).Select(hour => Of(hour)[0]).ToList();
        var (treated, control) = (errors.Sum(one => one.Treatment!.People!.Value), errors.Sum(one => one.Control!.People!.Value));

        Assert.InRange(100.0 * treated / (treated + control), 4.9, 5.1);
        Assert.All(errors, one => Assert.True(one.Treatment!.Bad <= one.Treatment.People && one.Control!.Bad <= one.Control.People));
    }

    [Fact]
    public async Task Demo_AtItsStart_HasAGateThatMeasuresAndAMetricInError()
    {
        await using var app = new TestApp();
        using var scope = app.Services.CreateScope();

        var view = (await scope.ServiceProvider.GetRequiredService<ShowRollout>().RunAsync(Stored.Key("checkout-redesign"), default))!;

        Assert.All(view.Gate!.Criteria.Where(one => one.Criterion.Role is not CriterionRole.Observe), one => Assert.Equal((one.Criterion.Id, Verdict.Pass), (one.Criterion.Id, one.Verdict)));
        Assert.True(view.Gate.Soak is { IsAccruing: true, IsDone: false } soak && soak.Accrued > TimeSpan.FromHours(12), view.Gate.Soak.ToString());
        Assert.Equal(HookStatus.Error, view.Hooks[AGate.Hook("slow-pages")].Status);
        Assert.InRange(view.Evidence!.Folded, 100, 600);
    }

    private static List<PushedDocument> Of(int hour) => [.. DemoNumbers.Of(Stored.Key("checkout"), Stage, AGate.Run(), At.Hours(hour), At.Hours(hour + 1))];
}
