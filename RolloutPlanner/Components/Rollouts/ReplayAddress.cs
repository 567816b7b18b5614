using System.Globalization;
using RolloutPlanner.Application.Gates;
using RolloutPlanner.Components.Editing;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Rollouts;

/// <summary>A question about a run as it stands in the address. What an address says wrongly is as if it did not say it.</summary>
/// <param name="Limits">As they were typed, in the order of the criteria that ran; empty where none was changed.</param>
/// <param name="Samples">Minimum samples, likewise.</param>
/// <param name="Soak">Hours, as they were typed.</param>
public sealed record ReplayAddress(int? Run, ReplayBy By, ValueList<string> Limits, ValueList<string> Samples, string Soak)
{
    public static ReplayAddress Of(string? run, string? rules, string? limits, string? samples, string? soak) => new(
        int.TryParse(run, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null,
        Enum.GetValues<ReplayBy>().FirstOrDefault(by => ParseErrors.Code(by) == rules), Split(limits), Split(samples), Short(soak ?? ""));

    /// <summary>The same run by other rules.</summary>
    public ReplayAddress With(ReplayBy by) => this with { By = by };

    public string Url(RolloutKey key)
    {
        List<string> asked = [];
        if (Run is { } run) asked.Add(string.Create(CultureInfo.InvariantCulture, $"run={run}"));
        if (By is not ReplayBy.AsRan) asked.Add($"rules={ParseErrors.Code(By)}");
        if (By is ReplayBy.Given)
        {
            if (Limits.Count > 0) asked.Add($"limits={Uri.EscapeDataString(string.Join(',', Limits))}");
            if (Samples.Count > 0) asked.Add($"samples={Uri.EscapeDataString(string.Join(',', Samples))}");
            if (Soak.Length > 0) asked.Add($"soak={Uri.EscapeDataString(Soak)}");
        }
        return Urls.Replay(key, string.Join('&', asked));
    }

    /// <summary>The limit of a criterion as it was typed, otherwise as it ran.</summary>
    public string LimitOf(int index, Criterion ran) => index < Limits.Count ? Limits[index] : NumberText.Of(ran.Limit);

    public string SampleOf(int index, Criterion ran) => index < Samples.Count ? Samples[index] : NumberText.Of((int?)ran.MinimumSample);

    public string SoakOf(Stage ran) => Soak.Length > 0 ? Soak : NumberText.Of((decimal?)(decimal)ran.MinimumSoak.TotalMinutes / 60);

    /// <summary>The gate that ran with what was typed. Nonsense becomes a missing number, which is refused at its field.</summary>
    public ReplayAsked Asked(RolloutKey key, Stage ran)
    {
        if (By is not ReplayBy.Given) return new(key, Run, By);
        var gate = PlanDocuments.From(ran.Gate);
        var criteria = gate.Criteria.Select((one, i) => one with
        {
            Limit = NumberText.Decimal(LimitOf(i, ran.Gate.Criteria[i])),
            MinimumSample = NumberText.Whole(SampleOf(i, ran.Gate.Criteria[i])) ?? 0,
        });
        return new(key, Run, By, gate with { Criteria = criteria.ToValueList() }, NumberText.Decimal(SoakOf(ran)) ?? -1);
    }

    private static ValueList<string> Split(string? list) => string.IsNullOrEmpty(list) ? [] : list.Split(',').Take(50).Select(Short).ToValueList();

    private static string Short(string text) => text.Trim() is var trimmed && trimmed.Length <= 40 ? trimmed : "";
}
