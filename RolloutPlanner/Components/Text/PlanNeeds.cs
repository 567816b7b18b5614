using System.Globalization;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Text;

/// <summary>One thing that a plan is checked for, with what was found against it.</summary>
/// <param name="Fine">What is said when nothing was found.</param>
public sealed record PlanNeed(string Fine, IReadOnlyList<LintFinding> Findings)
{
    /// <summary>Nothing blocks, and every warning is accepted.</summary>
    public bool IsReady(IReadOnlySet<string> acknowledged) => Findings.All(finding => finding.Severity is LintSeverity.Warning && acknowledged.Contains(finding.Id));
}

/// <summary>What the linter found, sorted under the things that a plan needs before it can be sent.</summary>
public static class PlanNeeds
{
    private static readonly (string Fine, string[] Codes)[] Checks =
    [
        ("Owner, engineering lead and rollback owner are chosen", ["owner", "rollback-owner", "lead", "lead-role"]),
        ("Enough people can sign and approve", ["nobody-to-sign", "nobody-to-approve"]),
        ("Every stage says who it is for", ["no-stages", "no-audience", "cohort-gone", "sticky"]),
        ("Each stage reaches a number of people that can be watched", ["reach-unknown", "reaches-nobody", "jump", "completing-widens"]),
        ("A trigger sends the feature back by itself", ["no-trigger", "stage-no-trigger", "rollback-forward"]),
        ("Every metric exists and has delivered", ["hook-gone", "hook-silent"]),
        ("The last gate says when the rollout is completed", ["last-gate-empty"]),
    ];

    /// <summary>The codes that belong to a check.</summary>
    public static IEnumerable<string> Codes => Checks.SelectMany(check => check.Codes);

    /// <summary>All checks in their order; a finding that belongs to none makes one of its own.</summary>
    public static IReadOnlyList<PlanNeed> Of(IReadOnlyList<LintFinding> findings) =>
    [
        .. Checks.Select(check => new PlanNeed(check.Fine, [.. findings.Where(finding => check.Codes.Contains(finding.Code))])),
        .. findings.Where(finding => !Codes.Contains(finding.Code)).Select(finding => new PlanNeed(finding.Message, [finding])),
    ];

    /// <summary>What is wrong with the gate after a stage, in a few words; null where nothing is.</summary>
    /// <param name="stage">Counted from 0.</param>
    public static string? GateTrouble(IReadOnlyList<LintFinding> findings, int stage)
    {
        var at = string.Create(CultureInfo.InvariantCulture, $"stages[{stage}].gate");
        var found = findings.Where(finding => finding.Path.StartsWith(at, StringComparison.Ordinal)).ToList();
        return found.GroupBy(finding => finding.Code).Select(code => Short(code.Key, code.Count())).Distinct().ToList() switch
        {
            [] => null,
            [var one] => one,
            _ => $"{Words.Number(found.Count)} things to look at",
        };
    }

    /// <summary>The control that puts a finding right: people and cohort are chosen in one.</summary>
    public static string FieldOf(string path) => path.EndsWith(".audience", StringComparison.Ordinal) ? path[..^".audience".Length] + ".cohort" : path;

    private static string Short(string code, int count) => code switch
    {
        "hook-silent" => $"{Words.Count(count, "metric", "metrics")} without data",
        "hook-gone" => $"{Words.Count(count, "metric", "metrics")} gone",
        "no-trigger" or "stage-no-trigger" => "No rollback trigger",
        "nobody-to-approve" => "Too few people can approve",
        "last-gate-empty" => "Nothing asked yet",
        "rollback-forward" => "Rollback does not go back",
        _ => Words.Count(count, "thing to look at", "things to look at"),
    };
}
