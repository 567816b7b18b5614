using FsCheck;
using FsCheck.Fluent;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Gates;

/// <summary>A gate at a moment, with everything that it is judged on.</summary>
internal sealed record GateCase(Gate Gate, TimeSpan Soak, StageRun Run, Gathered Evidence, DateTimeOffset Now)
{
    public GateDecision Judge() => Gate.Judge(Evidence, Now, Run, Soak);
}

/// <summary>Random gates over three metrics, so that criteria, readings and approvals often meet.</summary>
internal static class RandomGates
{
    private static readonly HookKey[] Hooks = [AGate.Errors, AGate.Hook("latency"), AGate.Hook("orders")];

    private static readonly CriterionRole[] Planned = [.. RolloutPlanner.Domain.Gates.Criterion.Roles];

    public static Gen<Criterion> Criterion(int number) =>
        from hook in Gen.Elements(Hooks)
        from role in Gen.Elements(Planned)
        from comparison in Gen.Elements(Enum.GetValues<LimitKind>())
        from onFail in Gen.Elements(Enum.GetValues<FailAction>())
        from sample in Gen.Elements(1, 100)
        select new Criterion($"c{number}", hook, role, comparison, 1, sample, onFail);

    /// <summary>Some before the stage, some of another run, some not entered yet.</summary>
    public static Gen<Measurement> Reading { get; } =
        from hook in Gen.Elements(Hooks)
        from run in Gen.Elements(1, 1, 1, 2)
        from value in Gen.Elements(0m, 1m, 2m)
        from sample in Gen.Elements<int?>(null, 1, 99, 100)
        from observed in Gen.Choose(-60, 3000)
        from delay in Gen.Elements(0, 0, 5, 90)
        select AGate.Reading(value, At.Minutes(observed), sample, hook, run, At.Minutes(observed + delay));

    public static Gen<GateCase> Case { get; } =
        from count in Gen.Choose(0, 5)
        from criteria in Gen.CollectToList(Enumerable.Range(0, count), Criterion)
        from items in Gen.Choose(0, 2)
        from ticked in Gen.Elements(0, 1, 2)
        from needed in Gen.Choose(0, 2)
        from soak in Gen.Elements(0, 1, 24)
        from pauses in Gen.Elements<ValueList<Pause>>([], [], [new(At.Minutes(10), At.Minutes(100))], [new(At.Minutes(10), At.Minutes(100)), new(At.Minutes(300), null)])
        from readings in Reading.ListOf()
        from now in Gen.Choose(0, 3100)
        from approvedAt in Gen.Choose(0, 3100)
        from approvers in Gen.SubListOf(By.Tom, By.Priya, By.Maya)
        let gate = new Gate([.. criteria], Items(items), needed, AdvanceMode.ByHand, new RollbackTarget.PreviousStage())
        let run = AGate.Run() with { Pauses = pauses }
        let bare = new Gathered([.. readings], Items(ticked).Select(i => i.Id).ToValueList(), [], By.IsLead)
        let shown = gate.Judge(bare, At.Minutes(approvedAt), run)
        select new GateCase(gate, TimeSpan.FromHours(soak), run, bare with { Approvals = approvers.Select(who => Approval(who, shown, At.Minutes(approvedAt))).ToValueList() }, At.Minutes(now));

    public static Gen<T[]> Shuffled<T>(IEnumerable<T> items) => Gen.Shuffle(items.ToArray());

    private static Approval Approval(Actor by, GateDecision shown, DateTimeOffset at) =>
        new(by.Id, by.Name, 1, 2, "hash", shown.Digest, shown.Criteria.Select(EvidenceDigest.Shown).ToValueList(), "Fine", at);

    private static ValueList<ChecklistItem> Items(int count) => Enumerable.Range(0, count).Select(i => new ChecklistItem($"i{i}", $"Item {i}", "")).ToValueList();
}
