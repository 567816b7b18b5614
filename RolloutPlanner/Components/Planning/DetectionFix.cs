using RolloutPlanner.Components.Editing;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Components.Planning;

/// <summary>One way out of a stage that is too small for a criterion, done by one click.</summary>
public sealed record DetectionFix(string Words, Action<StageModel, CriterionModel> Apply)
{
    /// <summary>At most three, the widest reaching first.</summary>
    public static IReadOnlyList<DetectionFix> Of(Detection detection) => detection switch
    {
        Detection.TooFew few => [.. Some(Soaks(few.Soak))],
        Detection.TooFine fine => [.. Some(Uses(fine.Share), Soaks(fine.Soak), Raises(fine.Limit))],
        _ => [],
    };

    private static DetectionFix? Uses(Share? share) => share is { } part ? new(DetectionText.Use(part), (stage, _) => stage.Share = NumberText.Of((decimal?)part.Percent)) : null;

    private static DetectionFix? Soaks(TimeSpan? soak) => soak is { } time ? new(DetectionText.Soak(time), (stage, _) => stage.Soak = SoakText.From((decimal)time.TotalHours)) : null;

    private static DetectionFix? Raises(decimal? limit) => limit is { } higher ? new(DetectionText.Raise(higher), (_, criterion) => criterion.Limit = NumberText.Of((decimal?)higher)) : null;

    private static IEnumerable<DetectionFix> Some(params DetectionFix?[] fixes) => fixes.OfType<DetectionFix>();
}
