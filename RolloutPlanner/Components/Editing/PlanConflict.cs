using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Editing;

/// <summary>Two versions of one plan: what each side changed since both started, and whether both can be kept.</summary>
/// <param name="Mine">Empty while something that was typed cannot be read.</param>
/// <param name="Unreadable">How many values that were typed cannot be read.</param>
public sealed record PlanConflict(int Version, ValueList<PlanChange> Mine, ValueList<PlanChange> Theirs, PlanMerge Merge, int Unreadable)
{
    public bool BothFit => Merge.Merged is not null && Unreadable == 0;

    /// <summary>The conflict of this session; null without one.</summary>
    public static PlanConflict? Of(PlanSession session, PlanNames names)
    {
        if (session.Theirs is not { } theirs) return null;
        var (basis, typed) = (session.State.Draft, session.Model.ToDocument());
        var mine = PlanParser.Parse(typed).TryGet(out var plan) ? plan : null;
        return new(
            theirs.UnderReview?.Number ?? theirs.DraftNumber,
            mine is null ? [] : PlanDiff.Between(basis, mine, names),
            PlanDiff.Between(basis, theirs.Draft, names),
            PlanMerge.Of(PlanDocuments.From(basis), mine is null ? typed : PlanDocuments.From(mine), PlanDocuments.From(theirs.Draft)),
            session.Unreadable.Count);
    }
}
