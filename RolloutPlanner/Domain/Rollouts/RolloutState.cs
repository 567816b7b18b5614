using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>A checklist item that somebody has done in a run of a stage.</summary>
/// <param name="Evidence">A link or a few words that show it; may be empty.</param>
public sealed record ChecklistTick(string ItemId, UserId By, string ByName, DateTimeOffset At, string Evidence);

/// <summary>A stay in a stage that is over.</summary>
public sealed record StageVisit(int Stage, DateTimeOffset EnteredAt, DateTimeOffset LeftAt);

/// <summary>Where a rollout stands, in short: what history entries show before and after.</summary>
/// <param name="Stage">The stage reached, counted from 1; 0 before the start and after a full rollback.</param>
/// <param name="PlanVersion">The plan version that runs.</param>
public sealed record Position(RolloutStatus Status, int Stage, int? PlanVersion);

/// <summary>Everything that is known of a rollout. It is the fold of its events and is stored as it is.</summary>
/// <param name="Version">Counts the events. Every change moves it, so a decision made on an older one is noticed.</param>
/// <param name="Salt">Never changes, or people would change buckets.</param>
/// <param name="Draft">The plan as it was last edited: the one being worked on, or the last one where nobody works on a next one.</param>
/// <param name="Editors">Everybody who ever wrote, changed or sent in the plan. They never sign it off and never approve its gates.</param>
/// <param name="LiveVersion">The plan version that runs or ran last.</param>
/// <param name="Run">The present stay in a stage.</param>
/// <param name="Runs">How many stays there were; no number is used twice.</param>
/// <param name="WhyFlag">What was answered before the rollout was made; null where nobody was asked.</param>
public sealed record RolloutState(
    RolloutKey Key,
    long Version,
    FeatureFlag Flag,
    Salt Salt,
    RolloutStatus Status,
    PlanPhase Phase,
    Plan Draft,
    ValueList<UserId> Editors,
    ValueList<PlanVersion> Versions,
    ValueList<SignOff> SignOffs,
    int? LiveVersion,
    StageRun? Run,
    int Runs,
    ValueList<StageVisit> Visits,
    ValueList<Approval> Approvals,
    ValueList<ChecklistTick> Ticks,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt,
    FlagAnswers? WhyFlag = null)
{
    /// <summary>The leads who said no to the next step. A state that was stored before there were any has none.</summary>
    public ValueList<Decline> Declines { get; init; } = [];

    /// <summary>What people set aside, in any run. A state that was stored before there were any has none.</summary>
    public ValueList<Override> Overrides { get; init; } = [];

    /// <summary>The last signature under each readiness check, whether or not it still counts. A state that was stored before there were any has none.</summary>
    public ValueList<ReadinessSignature> ReadinessSignatures { get; init; } = [];

    /// <summary>The last note on each readiness check.</summary>
    public ValueList<ReadinessNote> ReadinessNotes { get; init; } = [];

    /// <summary>The stage reached, counted from 1; 0 when none is.</summary>
    public int CurrentStage => Run?.Stage ?? 0;

    /// <summary>The stage that the rollout is in, as the plan that runs has it; null while it is in none.</summary>
    public Stage? PresentStage => Run is { } run ? Live?.Plan.Stages[run.Stage - 1] : null;

    public Position Position => new(Status, CurrentStage, LiveVersion);

    /// <summary>The number that the draft gets when it is sent for review.</summary>
    public int DraftNumber => (Versions.Count == 0 ? 0 : Versions[^1].Number) + 1;

    /// <summary>The plan version that runs, or ran last.</summary>
    public PlanVersion? Live => LiveVersion is { } number ? Versions.FirstOrDefault(v => v.Number == number) : null;

    /// <summary>The plan version that is up for signature, or signed and not yet in force.</summary>
    public PlanVersion? UnderReview => Phase is PlanPhase.InReview or PlanPhase.Approved ? Versions[^1] : null;

    /// <summary>The plan version that speaks for the rollout: the one that runs or ran, before the start the one up for signature; null while there is only a draft.</summary>
    public PlanVersion? Leading => Status switch
    {
        RolloutStatus.Draft => null,
        RolloutStatus.Running or RolloutStatus.Paused or RolloutStatus.Completed or RolloutStatus.RolledBack => Live,
        _ => UnderReview,
    };

    /// <summary>Overrides of this run that lift nothing before a second person has agreed.</summary>
    public IEnumerable<Override> Waiting(DateTimeOffset now) =>
        Overrides.Where(one => one is { NeedsSecond: true, Second: null } && one.Run == Run?.Number && now < one.Until);

    public bool IsLive => Status is RolloutStatus.Running or RolloutStatus.Paused;

    /// <summary>Whether anybody may be served <c>on</c>.</summary>
    public bool ServesOn => IsLive || Status is RolloutStatus.Completed;

    /// <summary>The editors once this actor has written too. Whoever is behind a program counts as well, so that nobody agrees to what they let it write.</summary>
    public ValueList<UserId> EditorsWith(Actor by) => Writers(by).Except(Editors).Aggregate(Editors, (all, writer) => all.Add(writer));

    /// <summary>Everybody who wrote what this actor writes.</summary>
    public static ValueList<UserId> Writers(Actor by) => by.Behind is { } person ? [by.Id, person] : [by.Id];
}
