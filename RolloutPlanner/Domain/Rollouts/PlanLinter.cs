using System.Globalization;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>Whether a finding blocks a plan or may be accepted knowingly.</summary>
public enum LintSeverity
{
    Error,
    Warning,
}

/// <summary>One thing that is wrong or risky in a plan, at its place.</summary>
public sealed record LintFinding(LintSeverity Severity, string Code, string Message, string Path)
{
    /// <summary>Names the finding for its acknowledgement: the same warning elsewhere is another one.</summary>
    public string Id => $"{Code}@{Path}";

    public Error ToError() => Error.Refused("lint." + Code, Message, Path);
}

/// <summary>What keeps a plan from being reviewed, and what a person must have seen before it is.</summary>
public static class PlanLinter
{
    /// <summary>The id of the warning that nobody can be counted.</summary>
    public const string ReachUnknown = "reach-unknown@stages";

    /// <summary>All findings: errors first, then warnings, each in the order of the plan.</summary>
    public static ValueList<LintFinding> Check(Plan plan, PlanFacts facts) =>
        People(plan, facts)
            .Concat(WholePlan(plan))
            .Concat(plan.Stages.SelectMany((stage, i) => OfStage(stage, i, facts)))
            .Concat(Jumps(plan, facts))
            .OrderBy(finding => finding.Severity)
            .ToValueList();

    private static IEnumerable<LintFinding> People(Plan plan, PlanFacts facts)
    {
        if (plan.Owner is null) yield return Error("owner", "Choose who owns the rollout.", "owner");
        if (plan.RollbackOwner is null) yield return Error("rollback-owner", "Choose who takes the feature back when it must be fast.", "rollbackOwner");
        if (plan.EngineeringLead is null)
            yield return Error("lead", "Choose the engineering lead who agrees to this plan.", "engineeringLead");
        else if (!facts.Leads.Contains(plan.EngineeringLead.Value))
            yield return Error("lead-role", "The chosen engineering lead does not hold that role now.", "engineeringLead");
        var free = facts.Leads.Count(lead => !facts.Editors.Contains(lead));
        if (free < plan.SignOffsNeeded)
            yield return Error("nobody-to-sign", Invariant($"{free} of the {plan.SignOffsNeeded} engineering leads needed can sign: whoever worked on the plan may not."), "signOffsNeeded");
        var approvers = facts.Leads.Count(lead => !facts.Editors.Contains(lead) && lead != plan.Owner);
        for (var i = 0; i < plan.Stages.Count; i++)
            if (plan.Stages[i].Gate.ApprovalsNeeded > approvers)
                yield return Error("nobody-to-approve", Invariant($"Stage {i + 1} asks for {plan.Stages[i].Gate.ApprovalsNeeded} approvals, but only {approvers} leads may approve: the owner and whoever worked on the plan may not."), Invariant($"stages[{i}].gate.approvalsNeeded"));
    }

    private static IEnumerable<LintFinding> WholePlan(Plan plan)
    {
        if (plan.Stages.Count == 0)
        {
            yield return Error("no-stages", "A plan needs at least one stage.", "stages");
            yield break;
        }
        if (plan.Stages[^1].Gate.IsEmpty)
            yield return Error("last-gate-empty", "The last stage's gate is empty. Say what must hold before the rollout counts as completed.", At(plan.Stages.Count - 1, "gate"));
        var firstPart = plan.Stages.Index().FirstOrDefault(entry => !entry.Item.Share.IsAll, (-1, null!)).Index;
        if (firstPart >= 0 && !plan.Stages.Take(firstPart + 1).Any(stage => stage.Gate.HasTrigger))
            yield return Error("no-trigger", Invariant($"Add a rollback trigger to stage {firstPart + 1} or before. Agree with engineering on what sends the feature back before a share of people gets it."), At(firstPart, "gate.criteria"));
        else if (firstPart < 0 && !plan.Stages.Any(stage => stage.Gate.HasTrigger))
            yield return Error("no-trigger", "Add a rollback trigger to a stage. Agree with engineering on what sends the feature back before anybody gets it.", At(0, "gate.criteria"));
        if (plan.Stages[^1] is not { Audience: Audience.Everybody, Share.IsAll: true })
            yield return Warning("completing-widens", "Completing gives the feature to everybody, but the last stage does not reach everybody. Add a stage for everybody, or know that the last step is a big one.", At(plan.Stages.Count - 1, "audience"));
    }

    private static IEnumerable<LintFinding> OfStage(Stage stage, int index, PlanFacts facts)
    {
        if (stage.Audience is null)
            yield return Error("no-audience", Invariant($"Choose who stage {index + 1} is for: a cohort, or everybody."), At(index, "audience"));
        if (stage.Audience is Audience.InCohort cohort && facts.PinsOf(cohort.Cohort).Count == 0)
            yield return Error("cohort-gone", $"The cohort \"{cohort.Cohort}\" does not exist any more. Choose another one.", At(index, "audience"));
        if (stage.Gate.OnRollback is RollbackTarget.NamedStage named && named.Number > index)
            yield return Error("rollback-forward", Invariant($"A rollback from stage {index + 1} goes to an earlier stage, not to stage {named.Number}."), At(index, "gate.onRollback"));
        for (var c = 0; c < stage.Gate.Criteria.Count; c++)
        {
            var criterion = stage.Gate.Criteria[c];
            var path = At(index, Invariant($"gate.criteria[{c}].hook"));
            if (!facts.HookExists(criterion.Hook))
                yield return Error("hook-gone", $"The metric \"{criterion.Hook}\" does not exist any more. Choose another one.", path);
            else if (!facts.HookDelivered(criterion.Hook))
                yield return Warning("hook-silent", $"The metric \"{criterion.Hook}\" has never delivered a number. The rollout cannot start before it has.", path);
            foreach (var finding in CriterionLinter.Check(criterion, stage, facts, At(index, Invariant($"gate.criteria[{c}]")))) yield return finding;
        }
        if (!stage.Share.IsAll && stage.StickyAttribute != AttributeName.TargetingKey)
            yield return Warning("sticky", $"The share goes by \"{stage.StickyAttribute}\". People without it are never in the stage, and letters outside ASCII may give other buckets in other systems.", At(index, "stickyAttribute"));
        if (!stage.Gate.HasTrigger && !stage.Share.IsAll)
            yield return Warning("stage-no-trigger", Invariant($"Nothing in stage {index + 1} sends the feature back by itself."), At(index, "gate.criteria"));
    }

    private static IEnumerable<LintFinding> Jumps(Plan plan, PlanFacts facts)
    {
        if (plan.Stages.Count == 0) yield break;
        if (facts.Reach is not { } reach)
        {
            yield return Warning("reach-unknown", "Nobody has imported people yet, so no stage can say how many people it reaches.", "stages");
            yield break;
        }
        for (var i = 0; i < Math.Min(reach.Count, plan.Stages.Count); i++)
        {
            if (reach[i] == 0) yield return Warning("reaches-nobody", Invariant($"Stage {i + 1} reaches nobody in the people directory."), At(i, "audience"));
            else if (i > 0 && reach[i - 1] > 0 && reach[i] > 10 * reach[i - 1])
                yield return Warning("jump", Invariant($"Stage {i + 1} reaches more than ten times as many people as the stage before: {reach[i]:N0} after {reach[i - 1]:N0}."), At(i, "share"));
        }
    }

    private static string At(int stage, string rest) => Invariant($"stages[{stage}].{rest}");

    private static LintFinding Error(string code, string message, string path) => new(LintSeverity.Error, code, message, path);

    private static LintFinding Warning(string code, string message, string path) => new(LintSeverity.Warning, code, message, path);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
