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

/// <summary>What one person is served. Held in one number, because it is handed up through every evaluation.</summary>
public readonly record struct Answer
{
    private const int StageShift = 8;
    private const int ReasonShift = 1;

    private readonly int _packed;

    public Answer(Variant variant, AnswerReason reason, int? stage) =>
        _packed = ((stage ?? 0) << StageShift) | ((int)reason << ReasonShift) | (int)variant;

    public Variant Variant => (Variant)(_packed & 1);

    public AnswerReason Reason => (AnswerReason)((_packed >> ReasonShift) & 0x7F);

    /// <summary>The first stage that includes them, counted from 1; null where none does.</summary>
    public int? Stage => _packed >> StageShift is > 0 and var stage ? stage : null;

    public bool IsOn => Variant is Variant.On;
}
