using Bunit;
using RolloutPlanner.Application.Evaluation;
using RolloutPlanner.Components.Pages.Rollouts;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Tests.Components.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Pages;

public sealed class LiveAskedTests : PageContext
{
    [Fact]
    public void Count_ThatGrows_ShowsWithTheNextBeatAndNotBefore()
    {
        Database.Time.HoldDelays();
        var view = AView.Of(ARollout.Running(), At.Noon);
        var card = Render<LiveAsked>(part => part.Add(it => it.View, view).Add(it => it.Clock, view.Clock()));
        Assert.Equal("Nobody has asked yet.", Text(card, "p.sm"));

        var answer = new Answer(Variant.On, AnswerReason.Split, 1);
        Database.Get<ExposureCounts>().TallyOf(ARollout.Flag.Key).Add(Outcomes.IndexOf(answer), DistinctPeople.HashOf("p-1"), ExposureCounts.MinuteOf(Database.Time.GetUtcNow()));
        Database.Time.Advance(LiveAsked.Pace - TimeSpan.FromSeconds(1));
        Assert.Equal("Nobody has asked yet.", Text(card, "p.sm"));
        Database.Time.Advance(TimeSpan.FromSeconds(1));

        card.WaitForAssertion(() => Assert.Equal("1 person, who has it.", Text(card, "p.sm b")));
    }
}
