namespace RolloutPlanner.Domain.Targeting;

/// <summary>
/// What a compiled condition asks about one value; null stands for a missing fact. Questions are structs: a condition of one of them is compiled
/// to machine code of its own, without a call between the condition and its question.
/// </summary>
internal interface IQuestion
{
    bool Holds(AttributeValue? value, EvaluationContext context);
}

/// <summary>What is asked about one text.</summary>
internal interface ITextQuestion
{
    bool Holds(string text);
}

/// <summary>True when the text, or any text of a list, passes.</summary>
internal readonly struct AnyText<TQuestion>(TQuestion question) : IQuestion where TQuestion : struct, ITextQuestion
{
    public bool Holds(AttributeValue? value, EvaluationContext context) => value switch
    {
        AttributeValue.Text text => question.Holds(text.Value),
        AttributeValue.TextList list => IsAny(list, question),
        _ => false,
    };

    public static bool IsAny(AttributeValue.TextList list, TQuestion question)
    {
        foreach (var text in list.Values.AsSpan())
        {
            if (question.Holds(text)) return true;
        }
        return false;
    }
}

/// <summary>True when neither the text, nor any text of a list, passes.</summary>
internal readonly struct NoText<TQuestion>(TQuestion question) : IQuestion where TQuestion : struct, ITextQuestion
{
    public bool Holds(AttributeValue? value, EvaluationContext context) => value switch
    {
        AttributeValue.Text text => !question.Holds(text.Value),
        AttributeValue.TextList list => !AnyText<TQuestion>.IsAny(list, question),
        _ => false,
    };
}
