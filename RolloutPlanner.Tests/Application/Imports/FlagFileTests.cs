using RolloutPlanner.Application.Imports;
using RolloutPlanner.Domain.Targeting;
using static RolloutPlanner.Tests.Application.Exports.RandomServed;

namespace RolloutPlanner.Tests.Application.Imports;

/// <summary>Files that other people wrote: what is understood, and what is reported.</summary>
public sealed class FlagFileTests
{
    private const string Gates = "The stages have no gates and no soak time yet: add criteria, triggers and approvals before review.";
    private const string Gate = "The stage has no gate and no soak time yet: add criteria, triggers and approvals before review.";

    [Theory]
    [InlineData("")]
    [InlineData("{\"flags\":{},\"flags\":{}}")]
    [InlineData("[1,2]")]
    [InlineData("{\"flags\":{\"a\":")]
    public void File_ThatIsNone_IsRefusedAtItsField(string text) => Assert.Equal(["file"], FlagFile.Read(text, _ => false).Errors.Select(error => error.Path));

    [Fact]
    public void File_TooLargeOrTooDeep_IsRefused()
    {
        Assert.True(FlagFile.Read($"{{\"flags\":{{\"a\":\"{new string('x', FlagFile.MaxBytes)}\"}}}}", _ => false).IsError);
        Assert.True(FlagFile.Read("{\"flags\":{\"a\":" + new string('[', 200) + new string(']', 200) + "}}", _ => false).IsError);
    }

    [Fact]
    public void Flagd_UsualForms_BecomeCohortsAndStages()
    {
        var flag = Flagd("""{"if":[{"and":[{"==":[{"var":"plan"},"premium"]},{"!=":[{"var":"city"},"Paris"]}]},"yes",{"ends_with":[{"var":"email"},"@x.io"]},{"fractional":[{"cat":["checkout:",{"var":"account"}]},["yes",5],["no",95]]},null]}""");

        Assert.Equal([Gates], flag.Notes);
        Assert.Equal(
            [
                Group("all", Condition("plan", "is", "premium"), Group("none", Condition("city", "is", "Paris"))),
                Condition("email", "endsWith", "@x.io"),
            ],
            flag.Cohorts.Select(cohort => cohort.Rule));
        Assert.Equal([(100m, "targetingKey"), (5m, "account")], flag.Rollout!.Plan.Stages.Select(stage => (stage.Share!.Value, stage.StickyAttribute)));
    }

    [Fact]
    public void Flagd_EarlierBranchWithTheOtherVariant_IsLeftOutOfLaterStages()
    {
        var flag = Flagd("""{"if":[{"===":[{"var":"plan"},"basic"]},"no","yes"]}""");

        Assert.Equal([Group("none", Condition("plan", "is", "basic"))], flag.Cohorts.Select(cohort => cohort.Rule));
    }

    [Fact]
    public void Flagd_UnknownOperator_IsReportedAndNothingBehindItIsMade()
    {
        var flag = Flagd("""{"if":[{"missing":["plan"]},"yes",{"===":[{"var":"city"},"London"]},"yes",null]}""");

        Assert.Null(flag.Rollout);
        Assert.Equal(
            [
                "Not understood: the operator \u201Cmissing\u201D in {\"missing\":[\"plan\"]}",
                "Everything behind that condition is left out, because it depends on it.",
                "No stage could be made of it.",
            ],
            flag.Notes);
    }

    [Theory]
    [InlineData("""{"yes":true,"no":false,"maybe":true}""", "\"no\"", "It has 3 variants (yes, no, maybe); a rollout has two.")]
    [InlineData("""{"yes":true,"no":false}""", "null", "It has no default variant, so nobody can say which of its values is off.")]
    [InlineData("""{"yes":true,"no":"x"}""", "\"no\"", "Its two values are not of one type (true and false in that order, texts, numbers or objects).")]
    public void Flagd_VariantsThatAreNoTwoValues_AreReported(string variants, string standing, string note)
    {
        var flag = FlagFile.Read("""{"flags":{"checkout":{"state":"ENABLED","variants":VARIANTS,"defaultVariant":STANDING,"targeting":{"if":[{"==":[{"var":"a"},"b"]},"yes",null]}}}}""".Replace("VARIANTS", variants).Replace("STANDING", standing), _ => false).Value.Flags.Single();

        Assert.Null(flag.Rollout);
        Assert.Equal(note, flag.Notes[0]);
    }

    [Fact]
    public void Unleash_Strategies_BecomeStagesAndWhatIsUnknownIsReported()
    {
        var read = FlagFile.Read(
            """
            {"features":[{"name":"checkout","type":"release"}],
             "featureStrategies":[
              {"featureName":"checkout","environment":"production","name":"flexibleRollout","title":"London","parameters":{"rollout":"5","stickiness":"userId","groupId":"checkout"},
               "constraints":[{"contextName":"city","operator":"IN","values":["London"]},{"contextName":"age","operator":"NUM_GTE","value":"18","inverted":true}]},
              {"featureName":"checkout","environment":"production","name":"userWithId","parameters":{"userIds":"u-1, u-2"},"constraints":[]},
              {"featureName":"checkout","environment":"production","name":"applicationHostname","parameters":{"hostNames":"a"},"constraints":[]},
              {"featureName":"checkout","environment":"production","name":"default","parameters":{},"constraints":[{"contextName":"currentTime","operator":"DATE_AFTER","value":"2026-01-01"}]},
              {"featureName":"checkout","environment":"development","name":"default","parameters":{},"constraints":[]}],
             "segments":[]}
            """,
            _ => false).Value;

        var flag = read.Flags.Single();
        Assert.Equal(["Read as it is in production; not read: development."], read.Notes);
        Assert.Equal(
            [
                "Shares hold other people here, because Unleash draws them otherwise.",
                "Not understood: the strategy \u201CapplicationHostname\u201D.",
                "The strategy applicationHostname becomes no stage, because a part of it was not understood.",
                "Not understood: the operator \u201CDATE_AFTER\u201D on currentTime.",
                "The strategy default becomes no stage, because a part of it was not understood.",
                Gates,
            ],
            flag.Notes);
        Assert.Equal([("London", 5m), ("Stage 2", 100m)], flag.Rollout!.Plan.Stages.Select(stage => (stage.Name!, stage.Share!.Value)));
        Assert.Equal(Group("all", Condition("city", "in", "London"), Group("none", Condition("age", "atLeast", "18"))), flag.Cohorts[0].Rule);
        Assert.Equal<string>(["u-1", "u-2"], flag.Cohorts[1].Members!);
    }

    [Fact]
    public void File_WithTheSameRuleTwiceAndATakenKey_MakesOneCohortUnderAFreeKey()
    {
        var flag = FlagFile.Read(
            """{"features":[{"name":"checkout","strategies":[{"name":"flexibleRollout","title":"A","parameters":{"rollout":"100"},"constraints":[{"contextName":"c","operator":"IN","values":["x"]}]},{"name":"flexibleRollout","title":"B","parameters":{"rollout":"100"},"constraints":[{"contextName":"c","operator":"IN","values":["x"]}]}]}]}""",
            key => key == "checkout-a").Value.Flags.Single();

        Assert.Equal(["checkout-a-2"], flag.Cohorts.Select(cohort => cohort.Key));
        Assert.Equal(["checkout-a-2", "checkout-a-2"], flag.Rollout!.Plan.Stages.Select(stage => stage.Cohort));
    }

    [Fact]
    public void Flagd_StaticFlag_BecomesOneStageThatIsToBeChanged()
    {
        var flag = FlagFile.Read("""{"flags":{"checkout":{"state":"ENABLED","variants":{"on":true,"off":false},"defaultVariant":"off"}}}""", _ => false).Value.Flags.Single();

        Assert.Equal(["Nobody has it there; the plan has one stage for everybody, to be changed.", Gate], flag.Notes);
        Assert.Equal([("everybody", 100m)], flag.Rollout!.Plan.Stages.Select(stage => (stage.Audience!, stage.Share!.Value)));
    }

    private static ImportedFlag Flagd(string targeting) =>
        FlagFile.Read("""{"flags":{"checkout":{"state":"ENABLED","variants":{"yes":true,"no":false},"defaultVariant":"no","targeting":TARGETING}}}""".Replace("TARGETING", targeting), _ => false).Value.Flags.Single();
}
