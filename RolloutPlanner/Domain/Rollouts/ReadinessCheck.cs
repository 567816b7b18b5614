using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>Whether something that a rollout needs is in place.</summary>
public enum CheckStanding
{
    Ready,
    Missing,

    /// <summary>Nothing is known that would show it.</summary>
    Unknown,
}

/// <summary>What a readiness check is about.</summary>
public enum ReadinessTopic
{
    Metrics,
    Trigger,
    People,
    Approvers,
    Cohorts,
    Checklists,
    PlanSigned,
    OffBefore,
}

/// <summary>One thing that has to be in place before people get the feature, with what shows whether it is. Stages are counted from 1.</summary>
public abstract record ReadinessCheck(CheckStanding Standing)
{
    public abstract ReadinessTopic Topic { get; }

    /// <summary>Every metric of a gate exists, has delivered a number, and did so when it was last looked at.</summary>
    public sealed record MetricsDeliver(CheckStanding Standing, ValueList<HookKey> Delivering, ValueList<HookKey> Silent) : ReadinessCheck(Standing)
    {
        public override ReadinessTopic Topic => ReadinessTopic.Metrics;
    }

    /// <summary>A trigger sends the feature back before a share of people has it, or at all where no stage takes a share.</summary>
    /// <param name="FirstShare">The first stage that takes a share; null where none does.</param>
    /// <param name="At">The first stage with a trigger.</param>
    public sealed record TriggerInTime(CheckStanding Standing, int? FirstShare, int? At) : ReadinessCheck(Standing)
    {
        public override ReadinessTopic Topic => ReadinessTopic.Trigger;
    }

    /// <summary>Somebody takes the feature back when it must be fast, somebody answers for it in engineering, and both still can.</summary>
    public sealed record PeopleNamed(CheckStanding Standing, UserId? RollbackOwner, bool CanRollBack, UserId? Lead, bool IsLead) : ReadinessCheck(Standing)
    {
        public override ReadinessTopic Topic => ReadinessTopic.People;
    }

    /// <summary>Enough leads who neither own the rollout nor worked on its plan could approve each gate.</summary>
    /// <param name="Most">What the gate that asks for most approvals needs.</param>
    public sealed record ApproversEnough(CheckStanding Standing, ValueList<UserId> Could, int Most, ValueList<int> Short) : ReadinessCheck(Standing)
    {
        public override ReadinessTopic Topic => ReadinessTopic.Approvers;
    }

    /// <summary>Somebody matches the cohort of every stage.</summary>
    /// <param name="Unchosen">Stages whose cohort nobody has chosen.</param>
    /// <param name="Empty">Stages whose cohort nobody matches.</param>
    public sealed record CohortsMatch(CheckStanding Standing, int Stages, ValueList<int> Unchosen, ValueList<int> Empty) : ReadinessCheck(Standing)
    {
        public override ReadinessTopic Topic => ReadinessTopic.Cohorts;
    }

    /// <summary>Every checklist item says who does it.</summary>
    public sealed record ChecklistsOwned(CheckStanding Standing, int Items, ValueList<int> Unowned) : ReadinessCheck(Standing)
    {
        public override ReadinessTopic Topic => ReadinessTopic.Checklists;
    }

    /// <summary>As many leads as the plan asks for have signed it.</summary>
    /// <param name="Version">The version they sign; null while there is only a draft.</param>
    /// <param name="InForce">The version runs or ran, which it could not without enough signatures.</param>
    public sealed record PlanSigned(CheckStanding Standing, int? Version, ValueList<UserId> By, int Needed, bool InForce) : ReadinessCheck(Standing)
    {
        public override ReadinessTopic Topic => ReadinessTopic.PlanSigned;
    }

    /// <summary>Nobody has the feature before the rollout gives it.</summary>
    /// <param name="Since">When it first began; null where it never did.</param>
    public sealed record OffBefore(CheckStanding Standing, DateTimeOffset? Since) : ReadinessCheck(Standing)
    {
        public override ReadinessTopic Topic => ReadinessTopic.OffBefore;
    }
}
