using System.Diagnostics;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Components.Text;

/// <summary>What was understood of the answer of a source.</summary>
public static class AnswerText
{
    /// <summary>"1.4%, from 850 people."</summary>
    public static string Understood(MetricAnswer answer, string unit) => answer switch
    {
        MetricAnswer.Number { People: { } people } number => $"{MetricText.Value(number.Value, unit)}, from {Words.People(people)}.",
        MetricAnswer.Number number => $"{MetricText.Value(number.Value, unit)}. It does not say how many people that rests on.",
        MetricAnswer.Counters { Reading.Control: { } control } counters => $"So far {Of(counters.Reading.Treatment, "with the feature")}, and {Of(control, "without it")}.",
        MetricAnswer.Counters counters => $"So far {Of(counters.Reading.Treatment, "with the feature")}. Nobody counts those without it.",
        _ => throw new UnreachableException($"Nothing was understood of {answer}."),
    };

    private static string Of(ArmCounters arm, string whose) => $"{Words.People(arm.People)} {whose}, {Words.Number(arm.Bad)} of them with a bad outcome";
}
