using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;

namespace RolloutPlanner.Domain.Planning;

/// <summary>That a feature goes to people without a flag, and on which answers.</summary>
public sealed record FlagDecision(string Feature, FlagWay Use, FlagAnswers Answers)
{
    /// <summary>Only for answers to all six questions that advise against a flag.</summary>
    public static Result<FlagDecision> Of(string? feature, FlagAnswers answers)
    {
        var errors = new ParseErrors();
        var name = errors.Text(feature, "feature", "The name of the feature", 1, 120);
        if (!answers.IsComplete) errors.Add("decision.open", "Answer all six questions first, so that the note says why.", "answers");
        else if (!FlagAdvice.Of(answers).NeedsNoFlag) errors.Add("decision.flag", "These answers ask for a staged rollout, so there is no decision against a flag to keep.", "answers");
        return errors.All is { Count: > 0 } all ? Result<FlagDecision>.Fail(all) : new FlagDecision(name, FlagAdvice.Of(answers).Use!.Value, answers);
    }
}

/// <param name="Note">Why, in the words of whoever decided; may be empty.</param>
public sealed record FlagDeclined(FlagDecision Decision, string Note, Actor By, DateTimeOffset At) : DomainEvent(By, At)
{
    public override string? Why => Note.Length == 0 ? null : Note;

    public override object After => Decision;
}
