using FsCheck;
using FsCheck.Fluent;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Rollouts;

public sealed class PlanTextTests
{
    private static readonly Salt Salt = Salt.For(ARollout.Flag.Key);
    private static readonly TargetingKey Ann = TargetingKey.Parse("ann", "key").Value;
    private static readonly Criterion Criterion = AGate.Trigger() with { Limit = 1.0m };
    private static readonly ChecklistItem Item = new("support", "Support is ready", "Priya");
    private static readonly Stage Stage = APlan.Stage("London", 5, "london", AGate.With(Criterion) with { Checklist = [Item], ApprovalsNeeded = 1 }, 24);
    private static readonly Plan Plan = APlan.Of(Stage);
    private static readonly ValueList<ValueList<CohortPin>> Pins = [[APlan.Pin("london")]];

    [Fact]
    public void Hash_AnySingleChange_IsAnother()
    {
        string[] hashes =
        [
            Hash(Plan), .. PlanChanges().Select(Hash), .. StageChanges().Select(stage => Hash(Plan with { Stages = [stage] })),
            .. CriterionChanges().Select(c => Hash(Plan with { Stages = [Stage with { Gate = Stage.Gate with { Criteria = [c] } }] })),
            PlanText.Hash(FeatureFlag.Boolean(FlagKey.Parse("other", "flag").Value), Salt, Plan, Pins),
            PlanText.Hash(FeatureFlag.Create(ARollout.Flag.Key, FlagType.Text, "a", "b").Value, Salt, Plan, Pins),
            PlanText.Hash(FeatureFlag.Create(ARollout.Flag.Key, FlagType.Text, "a", "c").Value, Salt, Plan, Pins),
            PlanText.Hash(ARollout.Flag, Salt.Parse("other:", "salt").Value, Plan, Pins),
            PlanText.Hash(ARollout.Flag, Salt, Plan, []),
            PlanText.Hash(ARollout.Flag, Salt, Plan, [[APlan.Pin("london", 2)]]),
            PlanText.Hash(ARollout.Flag, Salt, Plan, [[APlan.Pin("london"), APlan.Pin("city")]]),
            PlanText.Hash(ARollout.Flag, Salt, Plan, [[APlan.Pin("london") with { Hash = "other" }]]),
        ];

        Assert.Equal(hashes.Length, hashes.Distinct().Count());
        Assert.All(hashes, hash => Assert.Matches("^[0-9a-f]{64}$", hash));
    }

    [Fact]
    public void Hash_EqualPlans_IsTheSameHoweverNumbersAndTimesAreWritten()
    {
        var gate = Stage.Gate with { Criteria = [Criterion with { Limit = 1.000m }] };
        var (utc, sydney) = (Stage with { NotBefore = At.Noon }, Stage with { NotBefore = At.Noon.ToOffset(TimeSpan.FromHours(11)) });

        Assert.Equal(Hash(Plan), Hash(Plan with { Stages = [Stage with { Gate = gate }] }));
        Assert.Equal(Hash(Plan with { Stages = [utc] }), Hash(Plan with { Stages = [sydney] }));
    }

    [Fact]
    public void Hash_OfTwoRandomPlans_IsEqualExactlyWhenTheyAre() => Prop.ForAll(Gen.Two(RandomPlans.Plan).ToArbitrary(), two =>
    {
        var copy = PlanParser.Parse(PlanDocuments.From(two.Item1)).Value;
        return Hash(copy) == Hash(two.Item1) && (two.Item1 == two.Item2) == (Hash(two.Item1) == Hash(two.Item2));
    }).QuickCheckThrowOnFailure();

    private static IEnumerable<Plan> PlanChanges() =>
    [
        Plan with { Name = "Other" }, Plan with { Goal = "Other" }, Plan with { Risk = "Other" }, Plan with { Links = ["https://example.org"] },
        Plan with { Owner = By.Jonas.Id }, Plan with { EngineeringLead = null }, Plan with { RollbackOwner = By.Tom.Id }, Plan with { TimeZone = "UTC" },
        Plan with { SignOffsNeeded = 2 }, Plan with { OptIn = [Ann] }, Plan with { OptOut = [Ann] }, Plan with { Stages = [] }, Plan with { Stages = [Stage, Stage] },
    ];

    private static IEnumerable<Stage> StageChanges() =>
    [
        Stage with { Name = "Other" }, Stage with { Audience = null }, Stage with { Audience = new Audience.Everybody() },
        Stage with { Audience = new Audience.InCohort(APlan.Cohort("sydney")) }, Stage with { Share = Share.FromParts(5001, "s").Value },
        Stage with { StickyAttribute = AttributeName.Parse("account", "a").Value }, Stage with { MinimumSoak = TimeSpan.FromMinutes(1) }, Stage with { NotBefore = At.Noon },
        Stage with { Gate = Stage.Gate with { ApprovalsNeeded = 2 } }, Stage with { Gate = Stage.Gate with { Mode = AdvanceMode.Automatic } },
        Stage with { Gate = Stage.Gate with { OnRollback = new RollbackTarget.Off() } }, Stage with { Gate = Stage.Gate with { OnRollback = new RollbackTarget.NamedStage(1) } },
        Stage with { Gate = Stage.Gate with { OnRollback = new RollbackTarget.NamedStage(2) } },
        Stage with { Gate = Stage.Gate with { Criteria = [] } }, Stage with { Gate = Stage.Gate with { Checklist = [] } },
        Stage with { Gate = Stage.Gate with { Checklist = [Item with { Id = "other" }] } }, Stage with { Gate = Stage.Gate with { Checklist = [Item with { Text = "Other" }] } },
        Stage with { Gate = Stage.Gate with { Checklist = [Item with { Owner = "Other" }] } },
    ];

    private static IEnumerable<Criterion> CriterionChanges() =>
    [
        Criterion with { Id = "other" }, Criterion with { Hook = AGate.Hook("other") }, Criterion with { Role = CriterionRole.Observe },
        Criterion with { Comparison = LimitKind.AtLeast }, Criterion with { Limit = 1.1m }, Criterion with { MinimumSample = 101 }, Criterion with { OnFail = FailAction.Pause },
    ];

    private static string Hash(Plan plan) => PlanText.Hash(ARollout.Flag, Salt, plan, Pins);
}
