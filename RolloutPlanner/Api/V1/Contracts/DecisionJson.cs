using System.ComponentModel;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;

namespace RolloutPlanner.Api.V1.Contracts;

/// <summary>That a feature goes to people without a flag.</summary>
public sealed record DecisionJson
{
    public string? Feature { get; init; }

    public AnswersJson? Answers { get; init; }

    public string? Note { get; init; }
}

/// <summary>The six questions before a flag; all of them are answered.</summary>
public sealed record AnswersJson
{
    [Description("It could go wrong in a way that customers notice.")]
    public bool? Risky { get; init; }

    [Description("Some people should have it before others.")]
    public bool? SomeFirst { get; init; }

    [Description("It might have to be taken back within minutes.")]
    public bool? BackInMinutes { get; init; }

    [Description("It should stay different for some people for good.")]
    public bool? ForGood { get; init; }

    [Description("Versions are chosen by comparing results.")]
    public bool? Comparing { get; init; }

    [Description("Whether the customer records say already who should get it: no, partly or yes.")]
    public string? Crm { get; init; }

    public FlagAnswers Read(ParseErrors errors) =>
        new(Risky, SomeFirst, BackInMinutes, ForGood, Comparing, Crm is null ? null : errors.Choice<CrmKnowledge>(Crm, "answers.crm", "What the customer records say"));
}
