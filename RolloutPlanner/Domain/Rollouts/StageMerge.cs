using System.Globalization;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>
/// Puts the stages of two changed plans together: which stay, in which order, where the new ones go, and what stands in each.
/// A stage that names another one by its number goes on naming the same stage, whatever its number becomes.
/// </summary>
internal sealed class StageMerge(MergedPlaces places, ValueList<StageDocument> basis, ValueList<StageDocument> mine, ValueList<StageDocument> theirs)
{
    private const string Order = "stages";
    private readonly int?[] _mine = StagePairs.Of(basis, mine);
    private readonly int?[] _theirs = StagePairs.Of(basis, theirs);

    /// <summary>Where a stage was first seen: in the plan that both started from, or new in one of the two.</summary>
    private enum Origin
    {
        Basis,
        Mine,
        Theirs,

        /// <summary>A number that names no stage.</summary>
        Nowhere,
    }

    private readonly record struct StageId(Origin Origin, int Index);

    public ValueList<StageDocument> Run()
    {
        var order = InOrder(Enumerable.Range(0, basis.Count).Where(Stays).ToValueList());
        var numbers = new Dictionary<StageId, int>();
        foreach (var (index, id) in order.Index()) numbers[id] = index + 1;
        return order.Select(id => Merge(id, numbers)).ToValueList();
    }

    /// <summary>Gone where somebody removed it and nobody changed it.</summary>
    private bool Stays(int stage)
    {
        var (here, there) = (Array.IndexOf(_mine, stage), Array.IndexOf(_theirs, stage));
        if (here < 0 && there >= 0 && theirs[there] != basis[stage]) places.Clashes.Add(Order);
        if (there < 0 && here >= 0 && mine[here] != basis[stage]) places.Clashes.Add(At(here));
        return here >= 0 && there >= 0;
    }

    private List<StageId> InOrder(ValueList<int> stay)
    {
        var order = places.Pick(Order, stay, stay.OrderBy(stage => Array.IndexOf(_mine, stage)).ToValueList(), stay.OrderBy(stage => Array.IndexOf(_theirs, stage)).ToValueList());
        var (added, alsoAdded) = (NewAfter(_mine, Origin.Mine, stay), NewAfter(_theirs, Origin.Theirs, stay));
        var all = new List<StageId>();
        foreach (var before in order.Prepend(-1))
        {
            if (before >= 0) all.Add(new(Origin.Basis, before));
            var (here, there) = (added[before].ToList(), alsoAdded[before].ToList());
            all.AddRange(here);
            if (here.Count == 0) all.AddRange(there);
            else if (there.Count > 0 && !IsSame(here, there)) places.Clashes.Add(Order);
        }
        return all;
    }

    /// <summary>The new stages of one side by the stage that they follow; -1 for those in front.</summary>
    private static ILookup<int, StageId> NewAfter(int?[] pairs, Origin origin, ValueList<int> stay)
    {
        var after = new List<(int Before, StageId Id)>();
        var before = -1;
        for (var i = 0; i < pairs.Length; i++)
        {
            if (pairs[i] is not { } known) after.Add((before, new(origin, i)));
            else if (stay.Contains(known)) before = known;
        }
        return after.ToLookup(entry => entry.Before, entry => entry.Id);
    }

    /// <summary>Both added the very same. A number of another stage may mean two different ones, so such stages never count as the same.</summary>
    private bool IsSame(List<StageId> here, List<StageId> there) =>
        here.Select(id => mine[id.Index]).SequenceEqual(there.Select(id => theirs[id.Index])) && here.All(id => mine[id.Index].Gate.RollbackStage is null);

    private StageDocument Merge(StageId id, Dictionary<StageId, int> numbers)
    {
        if (id.Origin is not Origin.Basis)
        {
            var stage = id.Origin is Origin.Mine ? mine[id.Index] : theirs[id.Index];
            return stage with { Gate = stage.Gate with { RollbackStage = Number(Named(stage, id.Origin), numbers, Order) } };
        }
        var (here, there) = (Array.IndexOf(_mine, id.Index), Array.IndexOf(_theirs, id.Index));
        var (path, before, my, their) = (At(here), basis[id.Index], mine[here], theirs[there]);
        var who = places.Pick(path + ".audience", Who(before), Who(my), Who(their));
        return new()
        {
            Name = places.Pick(path + ".name", before.Name, my.Name, their.Name),
            Audience = who.Audience,
            Cohort = who.Cohort,
            Share = who.Share,
            StickyAttribute = who.StickyAttribute,
            SoakHours = places.Pick(path + ".soakHours", before.SoakHours, my.SoakHours, their.SoakHours),
            NotBefore = places.Pick(path + ".notBefore", before.NotBefore, my.NotBefore, their.NotBefore),
            Gate = Gate(path + ".gate", (before.Gate, Named(before, Origin.Basis)), (my.Gate, Named(my, Origin.Mine)), (their.Gate, Named(their, Origin.Theirs)), numbers),
        };
    }

    private GateDocument Gate(
        string path, (GateDocument Gate, StageId? Back) before, (GateDocument Gate, StageId? Back) my, (GateDocument Gate, StageId? Back) their, Dictionary<StageId, int> numbers)
    {
        var back = places.Pick(path + ".onRollback", (before.Gate.OnRollback, before.Back), (my.Gate.OnRollback, my.Back), (their.Gate.OnRollback, their.Back));
        return new()
        {
            Criteria = places.Items(path + ".criteria", before.Gate.Criteria, my.Gate.Criteria, their.Gate.Criteria, criterion => criterion.Id),
            Checklist = places.Items(path + ".checklist", before.Gate.Checklist, my.Gate.Checklist, their.Gate.Checklist, item => item.Id),
            ApprovalsNeeded = places.Pick(path + ".approvalsNeeded", before.Gate.ApprovalsNeeded, my.Gate.ApprovalsNeeded, their.Gate.ApprovalsNeeded),
            Mode = places.Pick(path + ".mode", before.Gate.Mode, my.Gate.Mode, their.Gate.Mode),
            OnRollback = back.OnRollback,
            RollbackStage = Number(back.Back, numbers, path + ".onRollback"),
        };
    }

    /// <summary>The stage that this one goes back to, whatever its number is on this side.</summary>
    private StageId? Named(StageDocument stage, Origin side)
    {
        if (stage.Gate.RollbackStage is not { } number) return null;
        var pairs = side switch { Origin.Mine => _mine, Origin.Theirs => _theirs, _ => null };
        if (number < 1 || number > (pairs?.Length ?? basis.Count)) return new(Origin.Nowhere, number);
        return pairs is null ? new(Origin.Basis, number - 1) : pairs[number - 1] is { } known ? new(Origin.Basis, known) : new(side, number - 1);
    }

    private int? Number(StageId? stage, Dictionary<StageId, int> numbers, string path)
    {
        if (stage is not { } id) return null;
        if (id.Origin is Origin.Nowhere) return id.Index;
        if (numbers.TryGetValue(id, out var number)) return number;
        places.Clashes.Add(path);
        return null;
    }

    private static (string? Audience, string? Cohort, decimal? Share, string? StickyAttribute) Who(StageDocument stage) =>
        (stage.Audience, stage.Cohort, stage.Share, stage.StickyAttribute);

    private static string At(int stage) => string.Create(CultureInfo.InvariantCulture, $"stages[{stage}]");
}
