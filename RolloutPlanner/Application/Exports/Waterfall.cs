using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Exports;

/// <summary>
/// The stages that count, for systems that ask one rule after the other and stop at the first that fits: by share, greatest first, so that whoever is in several
/// gets the greatest of their shares, as here. What everybody gets comes last; a smaller share of fewer people adds nobody and is left away.
/// </summary>
/// <param name="Rules">Each with an audience.</param>
/// <param name="Everybody">Null where nothing is for everybody.</param>
internal sealed record Waterfall(IReadOnlyList<ServedStage> Rules, ServedStage? Everybody)
{
    /// <summary>What percentage stages draw by; null where there are none.</summary>
    public AttributeName? Sticky => Rules.Append(Everybody).OfType<ServedStage>().Where(stage => !stage.Share.IsAll).Select(stage => (AttributeName?)stage.StickyAttribute).FirstOrDefault();

    public static Waterfall Of(ServedRollout rollout, Unsaid unsaid)
    {
        CheckSticky(rollout, unsaid);
        var counting = rollout.Stages.Take(unsaid.Counting).Where(stage => !stage.Share.IsNone).ToList();
        var everybody = counting.Where(stage => stage.Audience is null).MaxBy(stage => stage.Share);
        return new([.. counting.Where(stage => stage.Audience is not null && !(everybody?.Share.CompareTo(stage.Share) >= 0)).OrderByDescending(stage => stage.Share)], everybody);
    }

    /// <summary>With two of them, whoever is drawn by the second alone would be lost where the first rule stops.</summary>
    private static void CheckSticky(ServedRollout rollout, Unsaid unsaid)
    {
        AttributeName? first = null;
        foreach (var (index, stage) in rollout.Stages.Index())
        {
            if (stage.Share.IsAll || stage.Share.IsNone) continue;
            if (first is { } other && other != stage.StickyAttribute) unsaid.OfStage(index + 1)($"a share drawn by {stage.StickyAttribute}, beside one drawn by {other}");
            first ??= stage.StickyAttribute;
        }
    }
}
