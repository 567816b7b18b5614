using System.Diagnostics;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>Names what a readiness check rests on: the plan, and what makes it ready or not.</summary>
public static class ReadinessDigest
{
    /// <summary>
    /// Lower-case hex SHA-256. What changes nothing that was agreed is left out: who else might approve, how many people there are, the last number.
    /// </summary>
    public static string Of(ReadinessCheck check, string planHash)
    {
        var text = new CanonicalText();
        text.Field("plan", planHash);
        text.Field("topic", check.Topic.ToString());
        text.Field("standing", check.Standing.ToString());
        foreach (var (name, value) in Evidence(check)) text.Field(name, value);
        return text.Sha256Hex();
    }

    private static IEnumerable<(string Name, string? Value)> Evidence(ReadinessCheck check) => check switch
    {
        ReadinessCheck.MetricsDeliver c => [.. c.Delivering.Select(hook => ("delivers", (string?)hook.Value)), .. c.Silent.Select(hook => ("silent", (string?)hook.Value))],
        ReadinessCheck.TriggerInTime c => [("share", Number(c.FirstShare)), ("at", Number(c.At))],
        ReadinessCheck.PeopleNamed c => [("rollback", c.RollbackOwner?.Value), ("can", c.CanRollBack.ToString()), ("lead", c.Lead?.Value), ("is", c.IsLead.ToString())],
        ReadinessCheck.ApproversEnough c => [("most", Number(c.Most)), .. Numbers("short", c.Short)],
        ReadinessCheck.CohortsMatch c => [("stages", Number(c.Stages)), .. Numbers("unchosen", c.Unchosen), .. Numbers("empty", c.Empty)],
        ReadinessCheck.ChecklistsOwned c => [("items", Number(c.Items)), .. Numbers("unowned", c.Unowned)],
        ReadinessCheck.PlanSigned c => [("version", Number(c.Version)), ("needed", Number(c.Needed)), .. c.By.Select(by => ("by", (string?)by.Value))],
        ReadinessCheck.OffBefore c => [("since", c.Since is { } since ? Number(since.UtcTicks) : null)],
        _ => throw new UnreachableException(),
    };

    private static IEnumerable<(string, string?)> Numbers(string name, ValueList<int> numbers) => numbers.Select(number => (name, Number(number)));

    private static string? Number(long? number) => number?.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
