using RolloutPlanner.Domain.Flags;

namespace RolloutPlanner.Domain.Evaluation;

/// <summary>All answers that a flag with some number of stages can give, each with a small number: so that what belongs to an answer can be looked up instead of made.</summary>
public static class Outcomes
{
    private const int Fixed = 5;

    /// <summary>How many different answers there are.</summary>
    public static int CountOf(int stages) => Fixed + 2 * stages;

    /// <summary>The number of an answer: below <see cref="CountOf"/> for one from a flag with so many stages.</summary>
    public static int IndexOf(Answer answer) => answer.Reason switch
    {
        AnswerReason.Disabled => 0,
        AnswerReason.Static => 1,
        AnswerReason.Default => 2,
        AnswerReason.Split when answer.Stage is { } stage => Fixed + 2 * (stage - 1) + 1,
        AnswerReason.Split => 3,
        AnswerReason.TargetingMatch when answer.Stage is { } stage => Fixed + 2 * (stage - 1),
        AnswerReason.TargetingMatch => 4,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The answer of this number.</summary>
    public static Answer At(int index) => index switch
    {
        0 => new(Variant.Off, AnswerReason.Disabled, null),
        1 => new(Variant.On, AnswerReason.Static, null),
        2 => new(Variant.Off, AnswerReason.Default, null),
        3 => new(Variant.Off, AnswerReason.Split, null),
        4 => new(Variant.On, AnswerReason.TargetingMatch, null),
        _ => new(Variant.On, (index - Fixed) % 2 == 0 ? AnswerReason.TargetingMatch : AnswerReason.Split, (index - Fixed) / 2 + 1),
    };
}
