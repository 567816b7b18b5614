using System.Diagnostics;
using System.Globalization;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>The words that refusals are made of. Titles and labels of the screen are elsewhere.</summary>
public static class RolloutWords
{
    private static readonly string[] Small = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    public static string Verb(RolloutCommand command) => command switch
    {
        RolloutCommand.Edit => "edit the plan",
        RolloutCommand.Submit => "send the plan for review",
        RolloutCommand.RequestChanges => "ask for changes",
        RolloutCommand.SignOff => "sign the plan off",
        RolloutCommand.Start => "start the rollout",
        RolloutCommand.Advance => "advance",
        RolloutCommand.Skip => "skip stages",
        RolloutCommand.Pause => "pause",
        RolloutCommand.Resume => "resume",
        RolloutCommand.RollBackToStage => "roll back to a stage",
        RolloutCommand.RollBackFully => "roll back",
        RolloutCommand.Kill => "pull the kill switch",
        RolloutCommand.Restart => "start over",
        RolloutCommand.ApplyPlan => "put a new plan version in force",
        RolloutCommand.Archive => "archive the rollout",
        RolloutCommand.ApproveGate => "approve a gate",
        RolloutCommand.DeclineGate => "decline a gate",
        RolloutCommand.WithdrawApproval => "withdraw an approval",
        RolloutCommand.TickChecklist => "change the checklist",
        RolloutCommand.RecordMeasurement => "enter a measurement",
        RolloutCommand.Override => "set a criterion aside",
        RolloutCommand.SecondOverride => "agree to set a criterion aside",
        RolloutCommand.ReviewOverride => "close a review",
        RolloutCommand.SignReadiness => "sign a readiness check",
        RolloutCommand.WithdrawReadiness => "withdraw a readiness signature",
        RolloutCommand.NoteReadiness => "note something on a readiness check",
        _ => throw new UnreachableException(),
    };

    public static string Is(RolloutStatus status) => status switch
    {
        RolloutStatus.Draft => "a draft",
        RolloutStatus.InReview => "in review",
        RolloutStatus.Approved => "signed off and not started",
        RolloutStatus.Running => "running",
        RolloutStatus.Paused => "paused",
        RolloutStatus.Completed => "completed",
        RolloutStatus.RolledBack => "rolled back",
        RolloutStatus.Archived => "archived",
        _ => throw new UnreachableException(),
    };

    public static string Is(PlanPhase phase) => phase switch
    {
        PlanPhase.None => "in force",
        PlanPhase.Draft => "a draft",
        PlanPhase.InReview => "in review",
        PlanPhase.Approved => "signed off",
        _ => throw new UnreachableException(),
    };

    /// <summary>What a readiness check is called in a refusal.</summary>
    public static string Name(ReadinessTopic topic) => topic switch
    {
        ReadinessTopic.Metrics => "every metric delivers",
        ReadinessTopic.Trigger => "a rollback trigger is in time",
        ReadinessTopic.People => "the people who answer for it are named and active",
        ReadinessTopic.Approvers => "enough leads can approve each gate",
        ReadinessTopic.Cohorts => "somebody matches each cohort",
        ReadinessTopic.Checklists => "each checklist item names somebody",
        ReadinessTopic.PlanSigned => "the plan is signed",
        ReadinessTopic.OffBefore => "nobody has the feature yet",
        _ => throw new UnreachableException(),
    };

    /// <summary>"four", and from eleven on digits.</summary>
    public static string Spelled(int count) => count >= 0 && count < Small.Length ? Small[count] : count.ToString(CultureInfo.InvariantCulture);

    /// <summary>"product managers and engineering leads"; automation and programs are no people and are left out.</summary>
    public static string People(Roles roles) => And(Each(roles).Select(role => Name(role) + "s"));

    /// <summary>"a product manager and an auditor".</summary>
    public static string Holder(Roles roles) => And(Each(roles).Select(Name).Select(name => (name[0] is 'a' or 'e' ? "an " : "a ") + name));

    public static string Name(Roles role) => role switch
    {
        Roles.ProductManager => "product manager",
        Roles.EngineeringLead => "engineering lead",
        Roles.Auditor => "auditor",
        Roles.Viewer => "viewer",
        Roles.Admin => "admin",
        Roles.System => "automation",
        Roles.Reporter => "program that sends readings",
        _ => throw new UnreachableException(),
    };

    public static string Either(IEnumerable<string> words) => Join(words, "or");

    public static string And(IEnumerable<string> words) => Join(words, "and");

    private static IEnumerable<Roles> Each(Roles roles) =>
        Enum.GetValues<Roles>().Where(role => role is not (Roles.None or Roles.System or Roles.Reporter) && roles.HasFlag(role)).DefaultIfEmpty(Roles.System);

    private static string Join(IEnumerable<string> words, string last)
    {
        var all = words.ToList();
        return all.Count == 1 ? all[0] : $"{string.Join(", ", all[..^1])} {last} {all[^1]}";
    }
}
