using Bunit;
using RolloutPlanner.Components.Planning;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Planning;

/// <summary>The first step of the wizard, and the words of its advice.</summary>
public sealed class AdviceTests : BunitContext
{
    private static readonly FlagAnswers Usual = new(true, true, true, false, false, CrmKnowledge.Partly);
    private static readonly FlagAnswers Small = new(false, false, false, false, false, CrmKnowledge.No);

    public AdviceTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void Questions_AreSix_EachWithItsChoices()
    {
        var part = Render<AdvisorStep>(p => p.Add(s => s.Answers, Usual));

        Assert.Equal(
            ["YesNo", "YesNo", "YesNo", "YesNo", "YesNo", "YesPartlyNo"],
            part.FindAll("[role=radiogroup]").Select(group => string.Concat(group.Children.Select(choice => choice.TextContent))));
        Assert.Equal(["Yes", "Yes", "Yes", "No", "No", "Partly"], part.FindAll("[aria-checked=true]").Select(choice => choice.TextContent));
        Assert.All(part.FindAll("[role=radiogroup]"), group => Assert.NotNull(part.Find("#" + group.GetAttribute("aria-labelledby"))));
    }

    [Fact]
    public void Answer_ChangesThatOneOnly()
    {
        FlagAnswers? given = null;
        var part = Render<AdvisorStep>(p => p.Add(s => s.Answers, Usual).Add(s => s.OnAnswer, answers => given = answers));

        part.FindAll("[role=radiogroup]")[3].Children[0].Click();

        Assert.Equal(Usual with { ForGood = true }, given);
    }

    [Fact]
    public void Advice_OfTheUsualAnswers_RepeatsThem()
    {
        var part = Render<AdvicePanel>(p => p.Add(a => a.Answers, Usual));

        Assert.Equal("Yes, use a staged rollout", part.Find("h2").TextContent);
        Assert.Contains("You answered that it is risky, goes to some people first and must be reversible in minutes. A temporary flag does all three.", part.Markup);
        Assert.Equal(["A CRM role or permission", "An A/B test", "Just release it"], part.FindAll(".alt b").Select(name => name.TextContent));
        Assert.Contains("You can still use CRM roles to pick who goes first.", part.Markup);
        Assert.Equal("polite", part.Find("aside").GetAttribute("aria-live"));
    }

    [Fact]
    public void Advice_WithoutAnswers_IsNotGiven()
    {
        var part = Render<AdvicePanel>(p => p.Add(a => a.Answers, FlagAnswers.None));

        Assert.Equal("Answer the questions", part.Find("h2").TextContent);
        Assert.Empty(part.FindAll(".alt, button"));
    }

    [Fact]
    public void Advice_AgainstAFlag_OffersToKeepTheDecision()
    {
        var asked = 0;
        var part = Render<AdvicePanel>(p => p.Add(a => a.Answers, Small).Add(a => a.OnDecide, () => asked++));

        part.Find("button").Click();

        Assert.Equal("You do not need a flag", part.Find("h2").TextContent);
        Assert.Equal(1, asked);
    }

    [Fact]
    public void Advice_AgainstAFlag_WithAnOpenQuestion_SaysWhatIsMissing()
    {
        var part = Render<AdvicePanel>(p => p.Add(a => a.Answers, Small with { Crm = null }));

        Assert.Equal("true", part.Find("button").GetAttribute("aria-disabled"));
        Assert.Contains("Answer all six questions", part.Find(".why").TextContent);
    }

    [Fact]
    public void Words_ExistForEveryAdvice() => Assert.All(
        from risky in (bool?[])[true, false, null]
        from first in (bool?[])[true, false]
        from good in (bool?[])[true, false, null]
        from compare in (bool?[])[true, false, null]
        from crm in (CrmKnowledge?[])[CrmKnowledge.Yes, CrmKnowledge.No, null]
        select new FlagAnswers(risky, first, false, good, compare, crm),
        answers =>
        {
            var advice = RolloutPlanner.Domain.Planning.FlagAdvice.Of(answers);
            string[] said = [AdviceText.Because(advice, answers), AdviceText.Why(answers), .. advice.Instead.Select(other => AdviceText.Against(other, advice, answers))];

            Assert.All(said, sentence => Assert.EndsWith(".", sentence));
            Assert.All(said, sentence => Assert.DoesNotContain("!", sentence));
        });

    [Fact]
    public void Decision_IsKeptAsTyped()
    {
        (string, string) kept = default;
        var part = Render<DecisionDialog>(p => p.Add(d => d.Name, "Footer").Add(d => d.OnKeep, typed => kept = typed).Add(d => d.OnClose, () => { }));

        part.Find("#f-feature").Input("Footer links");
        part.Find("#f-note").Change("Two words.");
        part.FindAll("button").Single(button => button.TextContent.Contains("Keep decision", StringComparison.Ordinal)).Click();

        Assert.Equal(("Footer links", "Two words."), kept);
    }

    [Fact]
    public void WhyFlag_OfOldRollouts_SaysNothing()
    {
        Assert.Equal("", Render<WhyFlag>().Markup.Trim());
        Assert.Contains("Why a flag: it is risky", Render<WhyFlag>(p => p.Add(w => w.Answers, Usual)).Markup);
    }
}
