using FsCheck;
using FsCheck.Fluent;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Rollouts;

/// <summary>Random plans with every sort of value in them.</summary>
internal static class RandomPlans
{
    private static readonly Gen<string> Text = Gen.Elements("Checkout", "قائمة الدفع", "🛒 basket", "a", "Zeile 1");
    private static readonly Gen<UserId?> Person = Gen.Elements<UserId?>(null, By.Maya.Id, By.Tom.Id);

    private static readonly CriterionRole[] PlannedRoles = [.. RolloutPlanner.Domain.Gates.Criterion.Roles];

    private static readonly Gen<Criterion> Criterion =
        from role in Gen.Elements(PlannedRoles)
        from against in Gen.Elements(Reference.Limit, Reference.Limit, Reference.ControlDifference, Reference.ControlPercent)
        from comparison in Gen.Elements(Enum.GetValues<LimitKind>())
        from onFail in Gen.Elements(Enum.GetValues<FailAction>())
        from limit in Gen.Elements(-1.5m, 0m, 0.001m, 99.90m)
        from sample in Gen.Choose(1, 1000)
        select new Criterion("", AGate.Errors, role, comparison, limit, sample, onFail) { Against = against };

    private static readonly Gen<Gate> Gate =
        from criteria in Criterion.ListOf()
        from items in Text.ListOf()
        from approvals in Gen.Choose(0, 5)
        from mode in Gen.Elements(Enum.GetValues<AdvanceMode>())
        from target in Gen.Elements<RollbackTarget>(new RollbackTarget.PreviousStage(), new RollbackTarget.Off(), new RollbackTarget.NamedStage(2))
        select new Gate(
            criteria.Take(5).Select((c, i) => c with { Id = $"c{i}" }).ToValueList(),
            items.Take(3).Select((text, i) => new ChecklistItem($"i{i}", text, "")).ToValueList(),
            approvals, mode, target);

    private static readonly Gen<Stage> Stage =
        from name in Text
        from audience in Gen.Elements<Audience?>(null, new Audience.Everybody(), new Audience.InCohort(APlan.Cohort("london")))
        from parts in Gen.Choose(1, 100_000)
        from sticky in Gen.Elements("targetingKey", "crm.account")
        from minutes in Gen.Choose(0, 365 * 24 * 60)
        from date in Gen.Elements<DateTimeOffset?>(null, At.Noon, new DateTimeOffset(2026, 12, 1, 8, 0, 0, TimeSpan.FromHours(11)))
        from gate in Gate
        select new Stage(
            name, audience, Share.FromParts(parts, "share").Value, AttributeName.Parse(sticky, "sticky").Value, TimeSpan.FromMinutes(minutes), date, gate);

    public static Gen<Plan> Plan { get; } =
        from name in Text
        from goal in Gen.Elements("", "Two\nlines")
        from links in Gen.Elements<ValueList<string>>([], ["https://example.org/a?b=c", "http://example.org"])
        from people in Gen.Three(Person)
        from zone in Gen.Elements("UTC", "Europe/London", "Australia/Sydney")
        from signs in Gen.Choose(1, 5)
        from optIn in Gen.SubListOf("ann", "bob")
        from optOut in Gen.SubListOf("cid", "زيد")
        from stages in Stage.ListOf()
        select new Plan(name, goal, goal, links, people.Item1, people.Item2, people.Item3, zone, signs, Keys(optIn), Keys(optOut), stages.Take(4).ToValueList());

    private static ValueList<TargetingKey> Keys(IEnumerable<string> keys) => keys.Select(key => TargetingKey.Parse(key, "key").Value).ToValueList();
}
