using System.Diagnostics;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Planning;

namespace RolloutPlanner.Components.Text;

/// <summary>What the wizard says about whether a feature needs a flag.</summary>
public static class AdviceText
{
    public static Look Of(FlagWay? way) => way switch
    {
        null => new("Answer the questions", "help", Tone.None),
        FlagWay.StagedRollout => new("Yes, use a staged rollout", "flag", Tone.Live),
        FlagWay.Permission => new("You do not need a flag", "badge", Tone.Pass),
        FlagWay.Experiment => new("You do not need a flag", "science", Tone.Pass),
        FlagWay.PlainRelease => new("You do not need a flag", "rocket_launch", Tone.Pass),
        _ => throw new UnreachableException($"No words for {way}."),
    };

    public static Look Name(FlagWay way) => way switch
    {
        FlagWay.StagedRollout => new("A staged rollout", "flag", Tone.None),
        FlagWay.Permission => new("A CRM role or permission", "badge", Tone.None),
        FlagWay.Experiment => new("An A/B test", "science", Tone.None),
        FlagWay.PlainRelease => new("Just release it", "rocket_launch", Tone.None),
        _ => throw new UnreachableException($"No words for {way}."),
    };

    /// <summary>The advice in two or three sentences that repeat the answers it rests on.</summary>
    public static string Because(FlagAdvice advice, FlagAnswers answers) => advice.Use switch
    {
        null => "The advice appears as soon as your answers decide it.",
        FlagWay.StagedRollout => $"You answered that it {Words.List([.. advice.Because.Select(Answer)])}. A temporary flag does {All(advice.Because.Count)}. "
            + (answers.ForGood == true
                ? "Let a permission decide who keeps it for good, and remove the flag once that stands."
                : "Plan to remove it about 30 days after everyone has it."),
        FlagWay.Permission => "You answered that it should stay different for some people, and that nothing about it is risky or urgent. "
            + (answers.Crm is CrmKnowledge.Yes ? "Your CRM knows who they are, so let it decide." : "Record in your CRM who they are, and let that decide. A flag kept for good is a permission that nobody looks after."),
        FlagWay.Experiment => "You answered that you choose between versions by comparing results, and that nothing about it is risky or urgent. An A/B test does that. Release the winner afterwards.",
        FlagWay.PlainRelease => "You answered that it is not risky, is for everybody at once and need not come back within minutes. Release it with the next version.",
        _ => throw new UnreachableException(),
    };

    public static string Against(FlagAlternative other, FlagAdvice advice, FlagAnswers answers) => other.Why switch
    {
        WhyNot.DifferenceEnds => "Right if the difference is permanent. Here it ends once everyone has it."
            + (advice.Use is FlagWay.StagedRollout && answers.Crm is CrmKnowledge.Yes or CrmKnowledge.Partly ? " You can still use CRM roles to pick who goes first." : ""),
        WhyNot.DifferenceUnknown => "Right if the difference is permanent.",
        WhyNot.CannotStage => "Right for the difference that stays, so you will want one afterwards. It cannot begin with a few people or be taken back in minutes.",
        WhyNot.AfterTheTest => "Right for the difference that stays. First find out which version it is.",
        WhyNot.NothingCompared => "Right for choosing a winner. " + (advice.Use is FlagWay.StagedRollout ? "You want to know it is safe, which needs fewer people." : "You are not comparing anything."),
        WhyNot.ComparisonUnknown => "Right for choosing a winner.",
        WhyNot.SafetyFirst => "Right for choosing a winner, which you want. First know that it is safe, then compare.",
        WhyNot.Risky => "Right for small, low-risk changes. This one could go wrong in a way customers notice.",
        WhyNot.SomeFirst => "Right for small changes that everyone gets at once. Here some people go first.",
        WhyNot.BackInMinutes => "Right for small, low-risk changes. Taking a release back takes longer than minutes.",
        WhyNot.ComparesNothing => "Right when there is one version. You are choosing between several.",
        WhyNot.SameForAll => "Right when everyone gets the same. Here some people stay different.",
        WhyNot.NothingToStage => "Right for what is risky, goes to some people first or must come back in minutes. You answered no to all three, and a flag is one more thing to look after.",
        _ => throw new UnreachableException($"No words for {other.Why}."),
    };

    /// <summary>One line for whoever reviews the rollout: "Why a flag: it is risky and goes to some people first."</summary>
    public static string Why(FlagAnswers answers) => $"Why a flag: {Reason(answers)}";

    /// <summary>"it is risky and goes to some people first."</summary>
    public static string Reason(FlagAnswers answers)
    {
        var advice = FlagAdvice.Of(answers);
        return advice.Use switch
        {
            null => "the questions were left open.",
            FlagWay.StagedRollout => $"it {Words.List([.. advice.Because.Select(Answer)])}.",
            _ => "it was made although the answers did not ask for one.",
        };
    }

    private static string Answer(FlagReason reason) => reason switch
    {
        FlagReason.Risky => "is risky",
        FlagReason.SomeFirst => "goes to some people first",
        FlagReason.BackInMinutes => "must be reversible in minutes",
        FlagReason.ForGood => "stays different for some people",
        FlagReason.Comparing => "compares versions",
        _ => throw new UnreachableException($"No words for {reason}."),
    };

    private static string All(int count) => count switch { 1 => "that", 2 => "both", _ => "all three" };
}
