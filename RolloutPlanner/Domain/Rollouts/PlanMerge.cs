using System.Globalization;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>
/// What two people made of one plan, put together. It does not matter whose change is called mine: only the paths of clashes are those of mine.
/// </summary>
/// <param name="Merged">Both changes in one plan; null where they touch the same place.</param>
/// <param name="Clashes">The places that both touched, each differently.</param>
public sealed record PlanMerge(PlanDocument? Merged, ValueList<string> Clashes)
{
    /// <summary>
    /// A place is one value, one criterion, or one question whose values mean something only together: who gets a stage, where a rollback goes,
    /// in which order the stages come. Lists of people and links are one place each.
    /// </summary>
    /// <param name="basis">The plan that both started from.</param>
    public static PlanMerge Of(PlanDocument basis, PlanDocument mine, PlanDocument theirs)
    {
        if (mine == theirs || theirs == basis) return new(mine, []);
        if (mine == basis) return new(theirs, []);
        var places = new MergedPlaces();
        var merged = new PlanDocument
        {
            Name = places.Pick("name", basis.Name, mine.Name, theirs.Name),
            Goal = places.Pick("goal", basis.Goal, mine.Goal, theirs.Goal),
            Risk = places.Pick("risk", basis.Risk, mine.Risk, theirs.Risk),
            Links = places.Pick("links", basis.Links, mine.Links, theirs.Links),
            Owner = places.Pick("owner", basis.Owner, mine.Owner, theirs.Owner),
            EngineeringLead = places.Pick("engineeringLead", basis.EngineeringLead, mine.EngineeringLead, theirs.EngineeringLead),
            RollbackOwner = places.Pick("rollbackOwner", basis.RollbackOwner, mine.RollbackOwner, theirs.RollbackOwner),
            TimeZone = places.Pick("timeZone", basis.TimeZone, mine.TimeZone, theirs.TimeZone),
            SignOffsNeeded = places.Pick("signOffsNeeded", basis.SignOffsNeeded, mine.SignOffsNeeded, theirs.SignOffsNeeded),
            OptIn = places.Pick("optIn", basis.OptIn, mine.OptIn, theirs.OptIn),
            OptOut = places.Pick("optOut", basis.OptOut, mine.OptOut, theirs.OptOut),
            Stages = new StageMerge(places, basis.Stages, mine.Stages, theirs.Stages).Run(),
        };
        return places.Clashes.Count == 0 ? new(merged, []) : new(null, places.Clashes.Distinct().ToValueList());
    }
}

/// <summary>Decides place by place, and remembers where both differ.</summary>
internal sealed class MergedPlaces
{
    public List<string> Clashes { get; } = [];

    public T Pick<T>(string path, T basis, T mine, T theirs)
    {
        var values = EqualityComparer<T>.Default;
        if (values.Equals(mine, theirs) || values.Equals(theirs, basis)) return mine;
        if (!values.Equals(mine, basis)) Clashes.Add(path);
        return theirs;
    }

    /// <summary>Items that carry an id: item by item while all three lists have the same ones, otherwise the list is one place.</summary>
    public ValueList<T> Items<T>(string path, ValueList<T> basis, ValueList<T> mine, ValueList<T> theirs, Func<T, string?> id)
    {
        var ids = basis.Select(id).ToList();
        if (!ids.SequenceEqual(mine.Select(id)) || !ids.SequenceEqual(theirs.Select(id))) return Pick(path, basis, mine, theirs);
        return basis.Select((item, i) => Pick(string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), item, mine[i], theirs[i])).ToValueList();
    }
}
