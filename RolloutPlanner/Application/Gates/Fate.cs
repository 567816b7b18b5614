using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Gates;

/// <summary>What becomes of one thing that a program says of a metric.</summary>
public enum FateKind
{
    Accepted,

    /// <summary>It was taken in before, and says the same.</summary>
    Duplicate,

    /// <summary>Sound, but it does not count where the rollout is now.</summary>
    Ignored,
}

/// <summary>What becomes of one thing, and why. All there are stand here, so that a code says everything.</summary>
public sealed record Fate
{
    private static readonly List<Fate> Known = [];

    private Fate(FateKind kind, string code, string message)
    {
        (Kind, Code, Message) = (kind, code, message);
        Known.Add(this);
    }

    public FateKind Kind { get; }

    public string Code { get; }

    public string Message { get; }

    public static Fate Accepted { get; } = new(FateKind.Accepted, "accepted", "It counts.");

    public static Fate Duplicate { get; } = new(FateKind.Duplicate, "duplicate", "It was taken in before.");

    public static Fate NotLive { get; } = Ignored("measurement.not-live", "The rollout is in no stage now.");

    public static Fate OtherStage { get; } = Ignored("measurement.other-stage", "The rollout is in another stage now.");

    public static Fate Unused { get; } = Ignored("measurement.unused", "The gate of the present stage does not use this metric.");

    public static Fate Early { get; } = Ignored(
        "measurement.early", "This still holds something from before the stage: its window must begin after the stage settled, and as long after its start as the window is.");

    public static Fate Overlaps { get; } = Ignored("measurement.overlaps", "This window overlaps one that was taken in, so people would count twice.");

    public static Fate Differs { get; } = Ignored("measurement.differs", "This very window was taken in with other numbers. What was taken in is never changed.");

    public static Fate OutOfOrder { get; } = Ignored("measurement.order", "A later window was taken in already. Windows count in the order of time.");

    public static Fate OutsideCohort { get; } = Ignored("outcome.outside-cohort", "This person is not in the cohort of the present stage.");

    public static Fate NoPlace { get; } = Ignored("outcome.no-place", "This person lacks the attribute that keeps their place in the share.");

    public static Fate Named { get; } = Ignored("outcome.named", "The plan names this person, so the share does not decide for them.");

    public static Fate EarlierStage { get; } = Ignored("outcome.earlier-stage", "This person is in a stage before that decides whatever the share of this one is.");

    public static Fate Closed { get; } = Ignored("outcome.closed", "The minute in which this person was first seen is counted already.");

    /// <summary>Throws for a code that is none.</summary>
    public static Fate Of(string code) => Known.Single(fate => fate.Code == code);

    public override string ToString() => Code;

    private static Fate Ignored(string code, string message) => new(FateKind.Ignored, code, message);
}

/// <summary>One thing that did not count.</summary>
/// <param name="Index">Where it stood, counted from 0.</param>
public sealed record IgnoredItem(int Index, Fate Fate);

/// <summary>What became of a batch.</summary>
public sealed record Taken(int Accepted, int Duplicates, ValueList<IgnoredItem> Ignored)
{
    public static Taken Of(IReadOnlyList<Fate> fates) => new(
        fates.Count(fate => fate.Kind is FateKind.Accepted),
        fates.Count(fate => fate.Kind is FateKind.Duplicate),
        fates.Index().Where(one => one.Item.Kind is FateKind.Ignored).Select(one => new IgnoredItem(one.Index, one.Item)).ToValueList());
}
