using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Why something needs a person, most urgent first.</summary>
public enum NeedKind
{
    /// <summary>A number is beyond its limit.</summary>
    Failing,

    /// <summary>Somebody has to decide how it goes on.</summary>
    Paused,

    /// <summary>Somebody asks to set a failing trigger aside, and this person could agree.</summary>
    AgreeOverride,

    /// <summary>A lead said no to the next step of this person's rollout.</summary>
    Declined,

    /// <summary>The gate waits for this person's approval.</summary>
    Approve,

    /// <summary>The plan waits for this person's signature.</summary>
    SignOff,

    /// <summary>The gate is open.</summary>
    Advance,

    /// <summary>The plan is signed and can start.</summary>
    Start,

    /// <summary>Something was set aside, and nobody without a part in it has looked at it yet.</summary>
    Review,

    /// <summary>A draft of this person.</summary>
    Draft,
}

/// <summary>One thing that needs the person who looks.</summary>
/// <param name="Stage">The stage it is about: the one reached, or the one to be let in; 0 when none is.</param>
/// <param name="StageName">Its name; empty where there is none, or where it stands for everybody.</param>
/// <param name="Who">Who stopped or declined it, or set something aside; empty for automation and for other needs.</param>
/// <param name="Why">The reason in words; empty where none was given.</param>
public sealed record HomeNeed(
    NeedKind Kind, RolloutKey Key, string Name, int Stage, string StageName, int? Exposed, int Passing, int Criteria, int ApprovalsLeft, int PlanVersion,
    string Who, string Why, DateTimeOffset At, string TimeZone)
{
    /// <summary>The number of the override that it is about; 0 where it is about none.</summary>
    public int Override { get; init; }
}

/// <summary>One live rollout.</summary>
/// <param name="NextAt">When the next stage may begin; null where nobody can say.</param>
/// <param name="IsEarliest">People must act before, so it may be later.</param>
/// <param name="NextAdded">How many people the next stage adds; null while unknown.</param>
public sealed record HomeLine(
    RolloutKey Key, string Name, RolloutStatus Status, int Stage, int StageCount, string StageName, int Passing, int Failing, int Waiting, int? Exposed, int? Everyone,
    string NextStage, DateTimeOffset? NextAt, bool IsEarliest, int? NextAdded, DateTimeOffset? SoakEnds, string Owner, string TimeZone);

/// <summary>One rollout that is not live.</summary>
/// <param name="Stage">The stage reached last, counted from 1; 0 when none is.</param>
public sealed record HomeOther(RolloutKey Key, string Name, RolloutStatus Status, int Stage, int StageCount, string StageName, DateTimeOffset ChangedAt, string Owner);

/// <summary>One metric: its last number, and who waits for the next.</summary>
/// <param name="IsTooOld">The number no longer counts for any gate.</param>
/// <param name="Waits">Names of live rollouts whose present gate has no number of it that counts.</param>
public sealed record SourceLine(MonitoringHook Hook, bool IsTooOld, ValueList<string> Waits);

/// <summary>The first screen: what needs the person who looks, most urgent first, what is live, everything else, and where the numbers come from.</summary>
/// <param name="Others">Rollouts that are not live, archived ones left out.</param>
public sealed record HomeView(ValueList<HomeNeed> Needs, ValueList<HomeLine> Live, ValueList<HomeOther> Others, ValueList<SourceLine> Sources, DateTimeOffset At)
{
    /// <summary>How many rollouts there are, archived ones left out.</summary>
    public int Rollouts => Live.Count + Others.Count;
}
