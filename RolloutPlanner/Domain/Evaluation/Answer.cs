using RolloutPlanner.Domain.Flags;

namespace RolloutPlanner.Domain.Evaluation;

/// <summary>Why a person is served what they are served.</summary>
public enum AnswerReason
{
    /// <summary>The rollout gives nothing to anybody now.</summary>
    Disabled,

    /// <summary>Everybody gets the same.</summary>
    Static,

    /// <summary>In a stage for all of its audience, or on the opt-in list.</summary>
    TargetingMatch,

    /// <summary>In the audience of a percentage stage, so the bucket decided.</summary>
    Split,

    /// <summary>In no stage that was reached, or on the opt-out list.</summary>
    Default,
}

/// <summary>What one person is served.</summary>
/// <param name="Stage">The first stage that includes them, counted from 1; null where none does.</param>
public readonly record struct Answer(Variant Variant, AnswerReason Reason, int? Stage)
{
    public bool IsOn => Variant is Variant.On;
}
