using Bunit;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Rollouts;

public sealed class AskedCardTests : BunitContext
{
    private static readonly RolloutView View = AView.Of(ARollout.Running(), At.Noon).Reaching(6_000, 126, 126, 263, 5_611);

    [Fact]
    public void Nobody_HasAskedYet_SaysSoBesideTheDirectory()
    {
        var card = Draw(new(At.Nine, 0, []));

        Assert.Equal("Nobody has asked yet. In the people directory, 126 of 6,000 have it.", card.Find("p.sm").TextContent);
        Assert.Empty(card.FindAll("table"));
    }

    [Fact]
    public void People_WereAskedAbout_AreCountedPerStageAndVariantBesideTheDirectory()
    {
        var card = Draw(new(At.Nine, 1_204, [new(1, true, [], 60), new(null, true, [], 2), new(null, false, [], 1_142)]));

        Assert.Equal("About 1,204 people, 62 of them have it. In the people directory, 126 of 6,000 have it.", card.Find("p.sm").TextContent);
        Assert.Equal(
            ["Stage 1, First share|on|60|126", "By name, or finished|on|2|–", "No stage|off|1,142|5,874"],
            card.FindAll("tbody tr").Select(row => string.Join('|', row.QuerySelectorAll("td").Select(cell => cell.TextContent))));
        Assert.Equal("Different people by their id, counted by this process since Wed 18 Nov, 09:00. Numbers above some hundred are estimates, mostly within 2%.", card.Find("p.xs").TextContent);
        Assert.Equal("/playground?rollout=checkout-redesign", card.Find("a").GetAttribute("href"));
    }

    [Theory]
    [InlineData(1, 0, "1 person, who does not have it.")]
    [InlineData(1, 1, "1 person, who has it.")]
    [InlineData(7, 7, "7 people, all of them have it.")]
    [InlineData(7, 1, "7 people, 1 of them has it.")]
    [InlineData(7, 9, "7 people, all of them have it.")]
    public void Sentence_OfFew_ReadsWell(int people, int on, string sentence) =>
        Assert.Equal(sentence, Draw(new(At.Nine, people, [new(1, true, [], on)])).Find("p.sm b").TextContent);

    private IRenderedComponent<AskedCard> Draw(ExposureCount count) =>
        Render<AskedCard>(card => card.Add(it => it.View, View).Add(it => it.Count, count).Add(it => it.Clock, View.Clock()));
}
