using FsCheck;
using FsCheck.Fluent;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Rollouts;

public class PlanMergeTests
{
    private static readonly PlanDocument Basis = PlanDocuments.From(APlan.Of(
        APlan.Stage("QA", 100, "qa", APlan.Guard, 24), APlan.Stage("London", 5, "london", APlan.Guard, 48), APlan.Stage("Sydney", 20, "sydney", APlan.Guard, 72), APlan.Stage("Everybody", gate: APlan.Guard)));

    private static readonly Gen<PlanDocument> Plan = RandomPlans.Plan.Select(plan => PlanDocuments.From(plan));

    [Fact]
    public void Merge_OneSideUntouched_IsTheOtherSide() => Check.QuickThrowOnFailure(Prop.ForAll(Triples, three =>
        Clean(three.Basis, three.Mine, three.Basis) == three.Mine && Clean(three.Basis, three.Basis, three.Theirs) == three.Theirs));

    [Fact]
    public void Merge_BothTheSame_IsThat() => Check.QuickThrowOnFailure(Prop.ForAll(Triples, three => Clean(three.Basis, three.Mine, three.Mine) == three.Mine));

    [Fact]
    public void Merge_Clean_DoesNotMindWhoIsWho() => Check.QuickThrowOnFailure(Prop.ForAll(Triples, three =>
    {
        var (one, other) = (PlanMerge.Of(three.Basis, three.Mine, three.Theirs), PlanMerge.Of(three.Basis, three.Theirs, three.Mine));
        return one.Merged == other.Merged && (one.Merged is null) == (one.Clashes.Count > 0);
    }));

    [Fact]
    public void Merge_EachChangedAnotherStage_HasBoth() => Check.QuickThrowOnFailure(Prop.ForAll(
        (from places in Gen.Choose(0, 3).Two() from hours in Gen.Choose(100, 200).Two() select (places, hours)).ToArbitrary(),
        random =>
        {
            var ((here, there), (my, their)) = random;
            if (here == there) return true;
            var merged = Clean(Basis, With(Basis, here, stage => stage with { SoakHours = my }), With(Basis, there, stage => stage with { SoakHours = their }));
            return merged == With(With(Basis, here, stage => stage with { SoakHours = my }), there, stage => stage with { SoakHours = their });
        }));

    [Fact]
    public void Merge_StageAddedInFrontAndAnotherRenamed_KeepsBoth()
    {
        var mine = Basis with { Stages = [New, .. Basis.Stages] };
        var theirs = With(Basis, 2, stage => stage with { Name = "Sydney and Perth" });

        Assert.Equal(["Added", "QA", "London", "Sydney and Perth", "Everybody"], Names(Clean(Basis, mine, theirs)));
    }

    [Fact]
    public void Merge_StageMovedAndChangedByTheOther_IsChangedAtItsNewPlace()
    {
        var mine = Basis with { Stages = [Basis.Stages[0], Basis.Stages[2], Basis.Stages[1], Basis.Stages[3]] };
        var theirs = With(Basis, 1, stage => stage with { Name = "Leeds", Share = 7 });

        var merged = Clean(Basis, mine, theirs);

        Assert.Equal(["QA", "Sydney", "Leeds", "Everybody"], Names(merged));
        Assert.Equal(7, merged!.Stages[2].Share);
    }

    [Fact]
    public void Merge_StageRemovedAndAnotherChanged_DoesBoth()
    {
        var mine = Basis with { Stages = Basis.Stages.Where(stage => stage.Name != "London").ToValueList() };
        var theirs = With(Basis, 2, stage => stage with { SoakHours = 1 });

        var merged = Clean(Basis, mine, theirs);

        Assert.Equal(["QA", "Sydney", "Everybody"], Names(merged));
        Assert.Equal(1, merged!.Stages[1].SoakHours);
    }

    [Fact]
    public void Merge_NumberOfAnotherStage_GoesOnNamingThatStage()
    {
        var basis = With(Basis, 2, stage => stage with { Gate = stage.Gate with { OnRollback = "stage", RollbackStage = 1 } });
        var mine = basis with { Stages = [New, .. basis.Stages] };
        mine = With(mine, 3, stage => stage with { Gate = stage.Gate with { RollbackStage = 2 } });
        var theirs = With(basis, 0, stage => stage with { Name = "Quality" });

        var merged = Clean(basis, mine, theirs);

        Assert.Equal(("Quality", 2), (merged!.Stages[1].Name, merged.Stages[3].Gate.RollbackStage));
    }

    public static TheoryData<string, Func<PlanDocument, PlanDocument>, Func<PlanDocument, PlanDocument>> Contested => new()
    {
        { "goal", plan => plan with { Goal = "Mine" }, plan => plan with { Goal = "Theirs" } },
        { "stages[1].audience", plan => With(plan, 1, stage => stage with { Share = 10 }), plan => With(plan, 1, stage => stage with { Cohort = "leeds" }) },
        { "stages[1].gate.criteria[0]", plan => Limit(plan, 2), plan => Limit(plan, 3) },
        { "stages", plan => plan with { Stages = plan.Stages.Add(New) }, plan => plan with { Stages = plan.Stages.Add(New with { Name = "Another" }) } },
        { "stages", plan => plan with { Stages = [plan.Stages[1], plan.Stages[0], .. plan.Stages.Skip(2)] }, plan => plan with { Stages = [.. plan.Stages.Take(2), plan.Stages[3], plan.Stages[2]] } },
        { "stages", plan => plan with { Stages = plan.Stages.Where(stage => stage.Name != "London").ToValueList() }, plan => With(plan, 1, stage => stage with { SoakHours = 1 }) },
        { "stages[1]", plan => With(plan, 1, stage => stage with { SoakHours = 1 }), plan => plan with { Stages = plan.Stages.Where(stage => stage.Name != "London").ToValueList() } },
    };

    [Theory]
    [MemberData(nameof(Contested))]
    public void Merge_BothTouchedOnePlace_NamesIt(string path, Func<PlanDocument, PlanDocument> my, Func<PlanDocument, PlanDocument> their)
    {
        var merge = PlanMerge.Of(Basis, my(Basis), their(Basis));

        Assert.Equal(new PlanMerge(null, [path]), merge);
    }

    private static Arbitrary<(PlanDocument Basis, PlanDocument Mine, PlanDocument Theirs)> Triples { get; } =
        (from basis in Plan
         from mine in Edits.ListOf()
         from theirs in Edits.ListOf()
         select (basis, mine.Take(3).Aggregate(basis, (plan, edit) => edit(plan)), theirs.Take(3).Aggregate(basis, (plan, edit) => edit(plan)))).ToArbitrary();

    private static Gen<Func<PlanDocument, PlanDocument>> Edits =>
        from what in Gen.Choose(0, 7)
        from at in Gen.Choose(0, 3)
        from to in Gen.Choose(0, 3)
        from number in Gen.Choose(1, 4)
        select (Func<PlanDocument, PlanDocument>)(plan => Edit(plan, what, at, to, number));

    private static PlanDocument Edit(PlanDocument plan, int what, int at, int to, int number)
    {
        var stages = plan.Stages.ToList();
        switch (what)
        {
            case 0: return plan with { Goal = $"Goal {number}" };
            case 1: stages.Insert(Math.Min(at, stages.Count), New with { Name = $"New {number}" }); break;
            case 2 when at < stages.Count: stages.RemoveAt(at); break;
            case 3 when at < stages.Count && to < stages.Count:
                var moved = stages[at];
                stages.RemoveAt(at);
                stages.Insert(to, moved);
                break;
            case 4: return With(plan, at, stage => stage with { Name = $"Name {number}" });
            case 5: return With(plan, at, stage => stage with { SoakHours = number });
            case 6: return With(plan, at, stage => stage with { Gate = stage.Gate with { OnRollback = "stage", RollbackStage = number } });
            case 7: return With(plan, at, stage => stage with { Gate = stage.Gate with { ApprovalsNeeded = number } });
            default: break;
        }
        return plan with { Stages = stages.ToValueList() };
    }

    private static StageDocument New => new() { Name = "Added", Share = 50, SoakHours = 12, Gate = new() { ApprovalsNeeded = 3 } };

    private static PlanDocument? Clean(PlanDocument basis, PlanDocument mine, PlanDocument theirs) => PlanMerge.Of(basis, mine, theirs) is { Clashes.Count: 0 } merge ? merge.Merged : null;

    private static IEnumerable<string?> Names(PlanDocument? plan) => plan!.Stages.Select(stage => stage.Name);

    private static PlanDocument Limit(PlanDocument plan, decimal limit) => With(plan, 1, stage => stage with { Gate = stage.Gate with { Criteria = stage.Gate.Criteria.Replace(0, stage.Gate.Criteria[0] with { Limit = limit }) } });

    private static PlanDocument With(PlanDocument plan, int stage, Func<StageDocument, StageDocument> change) =>
        stage < plan.Stages.Count ? plan with { Stages = plan.Stages.Replace(stage, change(plan.Stages[stage])) } : plan;
}
