using System.Globalization;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>
/// The one text that a signature stands under. Two plans have the same hash exactly when every value that decides who gets
/// the feature, on what evidence and with whose agreement is the same.
/// </summary>
public static class PlanText
{
    public static string Hash(FeatureFlag flag, Salt salt, Plan plan, ValueList<ValueList<CohortPin>> pins)
    {
        var text = new CanonicalText();
        text.Field("format", "rp-plan-v1");
        text.Field("flag", flag.Key.Value);
        text.Field("type", flag.Type.ToString());
        text.Field("on", flag.On);
        text.Field("off", flag.Off);
        text.Field("salt", salt.Value);
        text.Field("bucketing", Bucketing.Version);
        Write(text, plan);
        for (var i = 0; i < plan.Stages.Count; i++)
        {
            text.Begin("stage");
            Write(text, plan.Stages[i]);
            foreach (var pin in i < pins.Count ? pins[i] : [])
                text.Field("pin", $"{pin.Cohort} {Text(pin.Version)} {pin.Hash}");
            text.End();
        }
        return text.Sha256Hex();
    }

    private static void Write(CanonicalText text, Plan plan)
    {
        text.Field("name", plan.Name);
        text.Field("goal", plan.Goal);
        text.Field("risk", plan.Risk);
        foreach (var link in plan.Links) text.Field("link", link);
        text.Field("owner", plan.Owner?.Value ?? "");
        text.Field("lead", plan.EngineeringLead?.Value ?? "");
        text.Field("rollbackOwner", plan.RollbackOwner?.Value ?? "");
        text.Field("zone", plan.TimeZone);
        text.Field("signOffs", Text(plan.SignOffsNeeded));
        foreach (var key in plan.OptIn) text.Field("optIn", key.Value);
        foreach (var key in plan.OptOut) text.Field("optOut", key.Value);
    }

    private static void Write(CanonicalText text, Stage stage)
    {
        text.Field("name", stage.Name);
        text.Field("audience", stage.Audience switch
        {
            null => "",
            Audience.Everybody => "everybody",
            Audience.InCohort cohort => "cohort " + cohort.Cohort.Value,
            _ => throw new System.Diagnostics.UnreachableException(),
        });
        text.Field("share", Text(stage.Share.Parts));
        text.Field("sticky", stage.StickyAttribute.Value);
        text.Field("soak", Text(stage.MinimumSoak.Ticks));
        text.Field("notBefore", stage.NotBefore is { } at ? Text(at.UtcTicks) : "");
        Write(text, stage.Gate);
    }

    private static void Write(CanonicalText text, Gate gate)
    {
        text.Field("approvals", Text(gate.ApprovalsNeeded));
        text.Field("mode", gate.Mode.ToString());
        text.Field("rollback", gate.OnRollback switch
        {
            RollbackTarget.PreviousStage => "previous",
            RollbackTarget.NamedStage named => "stage " + Text(named.Number),
            RollbackTarget.Off => "off",
            _ => throw new System.Diagnostics.UnreachableException(),
        });
        foreach (var criterion in gate.Criteria)
        {
            text.Begin("criterion");
            text.Field("id", criterion.Id);
            text.Field("hook", criterion.Hook.Value);
            text.Field("role", criterion.Role.ToString());
            text.Field("comparison", criterion.Comparison.ToString());
            text.Field("limit", criterion.Limit);
            text.Field("sample", Text(criterion.MinimumSample));
            text.Field("onFail", criterion.OnFail.ToString());
            if (criterion.NeedsControl) text.Field("against", criterion.Against.ToString()); // plans of before there was a choice keep their hash
            text.End();
        }
        foreach (var item in gate.Checklist)
        {
            text.Begin("item");
            text.Field("id", item.Id);
            text.Field("text", item.Text);
            text.Field("owner", item.Owner);
            text.End();
        }
    }

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
