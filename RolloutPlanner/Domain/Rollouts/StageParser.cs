using System.Globalization;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>Reads one stage of a plan document.</summary>
internal sealed class StageParser(ParseErrors errors, string path)
{
    public const decimal MaxSoakHours = 365 * 24;
    private const decimal MaxLimit = 1_000_000_000_000m;

    public Stage Read(StageDocument stage) => new(
        errors.Text(stage.Name, path + ".name", "The name of the stage", 1, 120),
        Audience(stage),
        Share(stage.Share),
        Sticky(stage.StickyAttribute),
        Soak(stage.SoakHours),
        stage.NotBefore?.ToUniversalTime(),
        Gate(stage.Gate ?? new()));

    private Audience? Audience(StageDocument stage)
    {
        switch (stage.Audience)
        {
            case null or "":
                return null;
            case "everybody":
                return new Audience.Everybody();
            case "cohort":
                return new Audience.InCohort(errors.Required<CohortKey>(stage.Cohort, path + ".cohort"));
            default:
                errors.Add("stage.audience", "The audience is \"everybody\" or \"cohort\".", path + ".audience");
                return null;
        }
    }

    private Share Share(decimal? percent)
    {
        if (percent is not { } value)
        {
            errors.Add("share.missing", "Enter the share of people who get it, in percent.", path + ".share");
            return Targeting.Share.All;
        }
        var share = Targeting.Share.Parse(value, path + ".share");
        if (share.IsError) errors.Add(share.Error);
        else if (share.Value.IsNone) errors.Add("share.none", "0 % reaches nobody, so it is no stage. The smallest share is 0.001 %.", path + ".share");
        return share.IsError ? Targeting.Share.All : share.Value;
    }

    private AttributeName Sticky(string? attribute) =>
        errors.Optional<AttributeName>(attribute, path + ".stickyAttribute") ?? AttributeName.TargetingKey;

    private TimeSpan Soak(decimal? hours)
    {
        if (hours is not { } value) errors.Add("soak.missing", "Enter how long the stage soaks. 0 is allowed.", path + ".soakHours");
        else if (value is < 0 or > MaxSoakHours) errors.Add("soak.range", "The soak time is 0 to 8,760 hours, which is a year.", path + ".soakHours");
        else return TimeSpan.FromMinutes((double)Math.Round(value * 60));
        return TimeSpan.Zero;
    }

    internal Gate Gate(GateDocument gate)
    {
        var (asked, items) = (gate.Criteria ?? [], gate.Checklist ?? []);
        if (asked.Count > 50) errors.Add("gate.criteria", "A gate has at most 50 criteria.", path + ".gate.criteria");
        if (items.Count > 50) errors.Add("gate.checklist", "A gate has at most 50 checklist items.", path + ".gate.checklist");
        var criteria = asked.Select((c, i) => Criterion(c ?? new(), At("gate.criteria", i))).ToValueList();
        var checklist = items.Select((c, i) => Item(c ?? new(), At("gate.checklist", i))).ToValueList();
        Unique(criteria.Select(c => c.Id), "gate.criteria");
        Unique(checklist.Select(c => c.Id), "gate.checklist");
        return new(
            criteria,
            checklist,
            errors.Whole(gate.ApprovalsNeeded ?? 0, path + ".gate.approvalsNeeded", "The number of approvals", 0, 5),
            errors.Choice(gate.Mode, path + ".gate.mode", "The way to advance", (AdvanceMode?)AdvanceMode.ByHand),
            Target(gate));
    }

    private RollbackTarget Target(GateDocument gate)
    {
        switch (gate.OnRollback)
        {
            case null or "" or "previous":
                return new RollbackTarget.PreviousStage();
            case "off":
                return new RollbackTarget.Off();
            case "stage":
                return new RollbackTarget.NamedStage(errors.Whole(gate.RollbackStage, path + ".gate.rollbackStage", "The stage to go back to", 1, PlanParser.MaxStages));
            default:
                errors.Add("gate.rollback", "A rollback goes to \"previous\", \"stage\" or \"off\".", path + ".gate.onRollback");
                return new RollbackTarget.Off();
        }
    }

    private Criterion Criterion(CriterionDocument criterion, string at)
    {
        if (criterion.Limit is not { } limit) errors.Add("criterion.limit", "Enter the limit. There is no silent 0.", at + ".limit");
        else if (Math.Abs(limit) > MaxLimit) errors.Add("criterion.limit-range", "The limit is between minus and plus a million million.", at + ".limit");
        var role = errors.Choice(criterion.Role, at + ".role", "The role", of: Gates.Criterion.Roles);
        var against = errors.Choice(criterion.Against, at + ".against", "What the metric is held against", (Reference?)Reference.Limit);
        if (against is Reference.ControlRatio && criterion is { Limit: < 1 or > 1000 } or { Comparison: "atLeast", Against: "controlRatio" })
            errors.Add("criterion.ratio", "Say how many times as often as without the feature is allowed at most: 1 to 1,000.", at + ".limit");
        return new(
            errors.Text(criterion.Id, at + ".id", "The id of the criterion", 1, 40),
            errors.Required<HookKey>(criterion.Hook, at + ".hook"),
            role,
            errors.Choice<LimitKind>(criterion.Comparison, at + ".comparison", "The comparison"),
            criterion.Limit ?? 0,
            errors.Whole(criterion.MinimumSample ?? Gates.Criterion.UsualMinimumSample, at + ".minimumSample", "The minimum sample", 1, 1_000_000_000),
            errors.Choice(criterion.OnFail, at + ".onFail", "The action", (FailAction?)(role is CriterionRole.SuccessCriterion ? FailAction.Pause : FailAction.Rollback)))
        {
            Against = against,
        };
    }

    private ChecklistItem Item(ChecklistItemDocument item, string at) => new(
        errors.Text(item.Id, at + ".id", "The id of the item", 1, 40),
        errors.Text(item.Text, at + ".text", "The checklist item", 1, 300),
        errors.Text(item.Owner, at + ".owner", "The owner", 0, 120));

    private void Unique(IEnumerable<string> ids, string list)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, id) in ids.Index())
            if (id.Length > 0 && !seen.Add(id)) errors.Add("id.twice", $"The id \"{id}\" stands here twice.", At(list, index) + ".id");
    }

    private string At(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}.{list}[{index}]");
}
