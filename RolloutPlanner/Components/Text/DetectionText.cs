using System.Diagnostics;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Components.Text;

/// <summary>What a stage can notice, for whoever plans it.</summary>
public static class DetectionText
{
    /// <summary>In two parts: the point, and the numbers.</summary>
    public static (string Point, string Numbers) Of(Detection detection, Criterion criterion, TimeSpan soak) => detection switch
    {
        Detection.Checkable c => ("Checkable.", $"About {Words.People(Rounded(c.Expected))} are expected in {Words.Duration(soak)}."),
        Detection.TooFew f => ("This stage is too small for that sample.", $"About {Words.People(Rounded(f.Expected))} are expected in {Words.Duration(soak)}. You ask for {Words.Number(f.Needed)}."),
        Detection.TooFine f => (
            "This stage is too small to check that limit.",
            f.Noticed is { } noticed
                ? $"With about {Words.People(Rounded(f.Expected))} in {Words.Duration(soak)} you would notice {Rise(criterion, noticed)} or more. Your limit is {Limit(criterion)}, so {Twice(criterion)} should be noticed."
                : $"With about {Words.People(Rounded(f.Expected))} in {Words.Duration(soak)} you would notice nothing at all."),
        _ => throw new UnreachableException($"No words for {detection}."),
    };

    /// <summary>"Use 20%", "Soak for 9 days", "Raise the limit to 1.1".</summary>
    public static string Use(Domain.Targeting.Share share) => $"Use {Words.Share(share.Percent)}";

    public static string Soak(TimeSpan soak) => $"Soak for {Words.Duration(soak)}";

    public static string Raise(decimal limit) => $"Raise the limit to {MetricText.Value(limit, "")}";

    private static string Rise(Criterion criterion, decimal noticed) =>
        criterion.Against is Reference.ControlRatio ? $"{MetricText.Value(noticed, "")} times as often" : $"{MetricText.Value(noticed, "%")}";

    private static string Limit(Criterion criterion) => criterion.Against is Reference.ControlRatio ? MetricText.Value(criterion.Limit, "times") : MetricText.Value(criterion.Limit, "%");

    private static string Twice(Criterion criterion) => criterion.Against is Reference.ControlRatio ? $"{Plain(2 * criterion.Limit)} times" : Plain(2 * criterion.Limit) + "%";

    private static string Plain(decimal value) => value.ToString("#,0.######", Words.English);

    private static long Rounded(long people) => people < 100 ? people : people / Step(people) * Step(people);

    private static long Step(long people) => (long)Math.Pow(10, Math.Floor(Math.Log10(people)) - 1);
}
