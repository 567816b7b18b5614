using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;

namespace RolloutPlanner.Domain.Planning;

/// <summary>The four ways to bring a feature to people.</summary>
public enum FlagWay
{
    StagedRollout,
    Permission,
    Experiment,
    PlainRelease,
}

/// <summary>An answer that speaks for a way.</summary>
public enum FlagReason
{
    Risky,
    SomeFirst,
    BackInMinutes,
    ForGood,
    Comparing,
}

/// <summary>Why a way is not the one to use.</summary>
public enum WhyNot
{
    /// <summary>A permission: here the difference ends once everyone has the feature.</summary>
    DifferenceEnds,

    /// <summary>A permission: nobody has said whether the difference is for good.</summary>
    DifferenceUnknown,

    /// <summary>A permission is wanted for good, but it cannot bring the feature to people step by step.</summary>
    CannotStage,

    /// <summary>A permission comes after the test.</summary>
    AfterTheTest,

    /// <summary>A test: nothing is compared.</summary>
    NothingCompared,

    /// <summary>A test: nobody has said whether something is compared.</summary>
    ComparisonUnknown,

    /// <summary>A test is wanted, but first the feature must be known to be safe.</summary>
    SafetyFirst,

    /// <summary>A plain release: it is risky.</summary>
    Risky,

    /// <summary>A plain release: some people go first.</summary>
    SomeFirst,

    /// <summary>A plain release cannot be taken back within minutes.</summary>
    BackInMinutes,

    /// <summary>A plain release would compare nothing.</summary>
    ComparesNothing,

    /// <summary>A plain release would be the same for everybody.</summary>
    SameForAll,

    /// <summary>A staged rollout: nothing is risky, staged or urgent.</summary>
    NothingToStage,
}

/// <summary>A way that the advice leaves aside, with the one reason.</summary>
public sealed record FlagAlternative(FlagWay Way, WhyNot Why);

/// <summary>
/// Whether a feature needs a flag, from six answers. It never takes a word back: once <see cref="Use"/> is known, no further answer to an open
/// question changes it.
/// </summary>
/// <param name="Use">Null while the answers leave it open.</param>
/// <param name="Because">The answers that speak for it; none for a plain release.</param>
/// <param name="Instead">The other three ways; empty while the answers leave it open.</param>
public sealed record FlagAdvice(FlagWay? Use, ValueList<FlagReason> Because, ValueList<FlagAlternative> Instead)
{
    public bool NeedsNoFlag => Use is FlagWay.Permission or FlagWay.Experiment or FlagWay.PlainRelease;

    public static FlagAdvice Of(FlagAnswers answers) => WayFor(answers) is { } way
        ? new(way, Reasons(way, answers), Enum.GetValues<FlagWay>().Where(other => other != way).Select(other => new FlagAlternative(other, Against(other, way, answers))).ToValueList())
        : new(null, [], []);

    // What needs stages needs them whatever else is wanted: only stages can be small at first and be taken back at once.
    private static FlagWay? WayFor(FlagAnswers answers) => answers switch
    {
        { Risky: true } or { SomeFirst: true } or { BackInMinutes: true } => FlagWay.StagedRollout,
        { Risky: null } or { SomeFirst: null } or { BackInMinutes: null } => null,
        { Comparing: true } => FlagWay.Experiment,
        { Comparing: null } => null,
        { ForGood: true } => FlagWay.Permission,
        { ForGood: null } => null,
        _ => FlagWay.PlainRelease,
    };

    private static ValueList<FlagReason> Reasons(FlagWay way, FlagAnswers answers) => way switch
    {
        FlagWay.StagedRollout => new[] { (answers.Risky, FlagReason.Risky), (answers.SomeFirst, FlagReason.SomeFirst), (answers.BackInMinutes, FlagReason.BackInMinutes) }
            .Where(answer => answer.Item1 == true).Select(answer => answer.Item2).ToValueList(),
        FlagWay.Permission => [FlagReason.ForGood],
        FlagWay.Experiment => [FlagReason.Comparing],
        _ => [],
    };

    private static WhyNot Against(FlagWay other, FlagWay chosen, FlagAnswers answers) => (other, chosen) switch
    {
        (FlagWay.StagedRollout, _) => WhyNot.NothingToStage,
        (FlagWay.Permission, FlagWay.Experiment) when answers.ForGood == true => WhyNot.AfterTheTest,
        (FlagWay.Permission, _) => answers.ForGood switch { true => WhyNot.CannotStage, false => WhyNot.DifferenceEnds, null => WhyNot.DifferenceUnknown },
        (FlagWay.Experiment, _) => answers.Comparing switch { true => WhyNot.SafetyFirst, false => WhyNot.NothingCompared, null => WhyNot.ComparisonUnknown },
        (_, FlagWay.Experiment) => WhyNot.ComparesNothing,
        (_, FlagWay.Permission) => WhyNot.SameForAll,
        _ => answers switch { { Risky: true } => WhyNot.Risky, { SomeFirst: true } => WhyNot.SomeFirst, _ => WhyNot.BackInMinutes },
    };
}
