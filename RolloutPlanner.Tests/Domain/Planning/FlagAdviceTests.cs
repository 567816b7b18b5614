using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Planning;

/// <summary>The advice over every combination of answers, open questions included: 3^5 x 4 = 972.</summary>
public sealed class FlagAdviceTests
{
    private static readonly bool?[] Answers = [true, false, null];
    private static readonly CrmKnowledge?[] Knowledge = [CrmKnowledge.Yes, CrmKnowledge.Partly, CrmKnowledge.No, null];

    private static readonly IReadOnlyList<FlagAnswers> All =
    [
        .. from risky in Answers
           from first in Answers
           from back in Answers
           from good in Answers
           from comparing in Answers
           from crm in Knowledge
           select new FlagAnswers(risky, first, back, good, comparing, crm),
    ];

    public static TheoryData<bool, bool, bool, bool, bool, FlagWay> Table
    {
        get
        {
            var table = new TheoryData<bool, bool, bool, bool, bool, FlagWay>();
            bool[] each = [true, false];
            foreach (var good in each)
                foreach (var comparing in each)
                {
                    foreach (var (risky, first, back) in (from r in each from f in each from b in each select (r, f, b)).Where(one => one.r || one.f || one.b))
                        table.Add(risky, first, back, good, comparing, FlagWay.StagedRollout);
                    table.Add(false, false, false, good, comparing, comparing ? FlagWay.Experiment : good ? FlagWay.Permission : FlagWay.PlainRelease);
                }
            return table;
        }
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void Advice_OnFiveAnswers_IsThatOfTheTable(bool risky, bool first, bool back, bool good, bool comparing, FlagWay way) => Assert.All(
        Knowledge, crm => Assert.Equal(way, FlagAdvice.Of(new(risky, first, back, good, comparing, crm)).Use));

    [Fact]
    public void Advice_OnAllAnswers_IsNeverOpen() => Assert.All(All.Where(answers => answers.IsComplete), answers => Assert.NotNull(FlagAdvice.Of(answers).Use));

    [Fact]
    public void Advice_OnceGiven_IsTheSameForEveryFurtherAnswer() => Assert.All(
        All.Where(answers => FlagAdvice.Of(answers).Use is not null),
        some => Assert.All(All.Where(more => Completes(more, some)), more => Assert.Equal(FlagAdvice.Of(some).Use, FlagAdvice.Of(more).Use)));

    [Fact]
    public void Reasons_AreAnswersThatWereGiven() => Assert.All(All, answers =>
    {
        var advice = FlagAdvice.Of(answers);

        Assert.All(advice.Because, reason => Assert.True(Given(answers, reason)));
        if (advice.Use is FlagWay.StagedRollout)
            Assert.Equal(new[] { FlagReason.Risky, FlagReason.SomeFirst, FlagReason.BackInMinutes }.Where(reason => Given(answers, reason)), advice.Because);
    });

    [Fact]
    public void Alternatives_AreTheOtherThreeWays_OrNoneWhileItIsOpen() => Assert.All(All, answers =>
    {
        var advice = FlagAdvice.Of(answers);

        Assert.Equal(advice.Use is null ? [] : Enum.GetValues<FlagWay>().Where(way => way != advice.Use), advice.Instead.Select(other => other.Way));
    });

    [Fact]
    public void Alternatives_NeverContradictAnAnswer() => Assert.All(All, answers =>
    {
        Assert.All(FlagAdvice.Of(answers).Instead, other => Assert.True(Fits(answers, other), $"{other} against {answers}"));
    });

    [Fact]
    public void Decision_IsKeptOnlyAgainstAFlagAndOnAllAnswers() => Assert.All(All, answers =>
    {
        var decision = FlagDecision.Of("Footer links", answers);

        var advice = FlagAdvice.Of(answers);
        Assert.Equal(answers.IsComplete && advice.NeedsNoFlag, !decision.IsError);
        if (decision.TryGet(out var kept)) Assert.Equal(new("Footer links", advice.Use!.Value, answers), kept);
        else Assert.Equal("answers", Assert.Single(decision.Errors).Path);
    });

    [Theory]
    [InlineData("")]
    [InlineData("a\u0000b")]
    [InlineData("a\u202Eb")]
    public void Decision_WithAWrongName_SaysSoAtTheName(string feature) => Assert.Equal(
        ["feature"], FlagDecision.Of(feature, new(false, false, false, false, false, CrmKnowledge.No)).Errors.Select(error => error.Path));

    [Fact]
    public void Answers_OfARollout_AreInItsFirstEventAndInItsState()
    {
        var answers = new FlagAnswers(true, true, null, false, null, CrmKnowledge.Partly);

        var rollout = RolloutPlanner.Domain.Rollouts.Rollout.Create(ARollout.Flag, APlan.Guarded(), "", By.Maya, At.Nine, answers).Value;

        Assert.Equal(answers, rollout.State.WhyFlag);
        Assert.Equal(answers, Assert.IsType<RolloutPlanner.Domain.Rollouts.RolloutCreated>(Assert.Single(rollout.Pending)).WhyFlag);
    }

    private static bool Given(FlagAnswers answers, FlagReason reason) => true == reason switch
    {
        FlagReason.Risky => answers.Risky,
        FlagReason.SomeFirst => answers.SomeFirst,
        FlagReason.BackInMinutes => answers.BackInMinutes,
        FlagReason.ForGood => answers.ForGood,
        _ => answers.Comparing,
    };

    private static bool Fits(FlagAnswers answers, FlagAlternative other) => other.Why switch
    {
        WhyNot.DifferenceEnds => answers.ForGood == false,
        WhyNot.DifferenceUnknown => answers.ForGood is null,
        WhyNot.CannotStage or WhyNot.AfterTheTest => answers.ForGood == true,
        WhyNot.NothingCompared => answers.Comparing == false,
        WhyNot.ComparisonUnknown => answers.Comparing is null,
        WhyNot.SafetyFirst or WhyNot.ComparesNothing => answers.Comparing == true,
        WhyNot.Risky => answers.Risky == true,
        WhyNot.SomeFirst => answers.SomeFirst == true,
        WhyNot.BackInMinutes => answers.BackInMinutes == true,
        WhyNot.SameForAll => answers.ForGood == true,
        WhyNot.NothingToStage => answers is { Risky: false, SomeFirst: false, BackInMinutes: false },
        _ => false,
    };

    private static bool Completes(FlagAnswers more, FlagAnswers some) =>
        Keeps(some.Risky, more.Risky) && Keeps(some.SomeFirst, more.SomeFirst) && Keeps(some.BackInMinutes, more.BackInMinutes)
        && Keeps(some.ForGood, more.ForGood) && Keeps(some.Comparing, more.Comparing) && (some.Crm is null || some.Crm == more.Crm);

    private static bool Keeps(bool? some, bool? more) => some is null || some == more;
}
