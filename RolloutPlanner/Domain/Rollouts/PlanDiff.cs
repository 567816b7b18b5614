using System.Globalization;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>
/// What changed from one plan to another, clause by clause: first the plan as a whole, then its stages in the new order, then stages that are gone.
/// Stages are the same when they have the same name, or, where a name is not found again, the same place; criteria and checklist items when they have the same id.
/// No change means that the plans are equal in every value.
/// </summary>
public sealed class PlanDiff
{
    private readonly List<PlanChange> _changes = [];
    private readonly PlanClauses _say;

    private PlanDiff(PlanNames names) => _say = new(names);

    public static ValueList<PlanChange> Between(Plan before, Plan after, PlanNames names)
    {
        var diff = new PlanDiff(names);
        diff.Whole(before, after);
        diff.Stages(before.Stages, after.Stages);
        return diff._changes.ToValueList();
    }

    private void Whole(Plan before, Plan after)
    {
        Compare("name", "Name", before.Name, after.Name);
        Compare("goal", "Goal", before.Goal, after.Goal);
        Compare("risk", "Risk", before.Risk, after.Risk);
        Compare("links", "Links", before.Links, after.Links, links => string.Join(", ", links));
        Compare("owner", "Owner", before.Owner, after.Owner, _say.Person);
        Compare("engineeringLead", "Engineering lead", before.EngineeringLead, after.EngineeringLead, _say.Person);
        Compare("rollbackOwner", "Rollback owner", before.RollbackOwner, after.RollbackOwner, _say.Person);
        Compare("timeZone", "Time zone", before.TimeZone, after.TimeZone);
        Compare("signOffsNeeded", "Signatures needed", PlanClauses.Text(before.SignOffsNeeded), PlanClauses.Text(after.SignOffsNeeded));
        People("optIn", "Always has the feature", before.OptIn, after.OptIn);
        People("optOut", "Never has the feature", before.OptOut, after.OptOut);
    }

    private void People(string path, string label, ValueList<TargetingKey> before, ValueList<TargetingKey> after)
    {
        var (old, now) = (before.ToHashSet(), after.ToHashSet());
        var gone = before.Where(key => !now.Contains(key)).Select(key => key.Value).ToList();
        var come = after.Where(key => !old.Contains(key)).Select(key => key.Value).ToList();
        if (gone.Count > 0 || come.Count > 0) _changes.Add(new(path, label, Listed(gone), Listed(come)));
        else if (before != after) _changes.Add(new(path, label, "in another order", "in this order"));
    }

    private void Stages(ValueList<Stage> before, ValueList<Stage> after)
    {
        var partner = Partners(before, after);
        for (var i = 0; i < after.Count; i++)
        {
            var (path, label) = (At("stages", i), string.Create(CultureInfo.InvariantCulture, $"Stage {i + 1}"));
            if (partner[i] is not { } from)
            {
                _changes.Add(new(path, label, "", _say.Stage(after[i])));
                continue;
            }
            if (Moved(partner, i)) _changes.Add(new(path, $"{label}, place", PlanClauses.Text(from + 1), PlanClauses.Text(i + 1)));
            Compare(path + ".name", $"{label}, name", before[from].Name, after[i].Name);
            Compare(path + ".audience", $"{label}, who", before[from].Audience, after[i].Audience, _say.Audience);
            Compare(path + ".share", $"{label}, share", before[from].Share.ToString(), after[i].Share.ToString());
            Compare(path + ".stickyAttribute", $"{label}, share goes by", before[from].StickyAttribute.Value, after[i].StickyAttribute.Value);
            Compare(path + ".soakHours", $"{label}, soak time", PlanClauses.Soak(before[from].MinimumSoak), PlanClauses.Soak(after[i].MinimumSoak));
            Compare(path + ".notBefore", $"{label}, not before", PlanClauses.Moment(before[from].NotBefore), PlanClauses.Moment(after[i].NotBefore));
            Gate(path + ".gate", label, before[from].Gate, after[i].Gate);
        }
        foreach (var gone in Enumerable.Range(0, before.Count).Where(i => !partner.Contains(i)))
            _changes.Add(new(At("stages", gone), string.Create(CultureInfo.InvariantCulture, $"Stage {gone + 1} before"), _say.Stage(before[gone]), ""));
    }

    private void Gate(string path, string label, Gate before, Gate after)
    {
        Items(path + ".criteria", $"{label}, criterion", before.Criteria, after.Criteria, criterion => criterion.Id, _say.Criterion);
        Items(path + ".checklist", $"{label}, checklist", before.Checklist, after.Checklist, item => item.Id, PlanClauses.Item);
        Compare(path + ".approvalsNeeded", $"{label}, approvals", PlanClauses.Text(before.ApprovalsNeeded), PlanClauses.Text(after.ApprovalsNeeded));
        Compare(path + ".mode", $"{label}, advances", PlanClauses.Mode(before.Mode), PlanClauses.Mode(after.Mode));
        Compare(path + ".onRollback", $"{label}, rollback goes to", PlanClauses.Target(before.OnRollback), PlanClauses.Target(after.OnRollback));
    }

    private void Items<T>(string path, string label, ValueList<T> before, ValueList<T> after, Func<T, string> id, Func<T, string> say)
    {
        var known = _changes.Count;
        for (var i = 0; i < after.Count; i++)
        {
            var old = before.FirstOrDefault(item => id(item) == id(after[i]));
            if (old is null || !old.Equals(after[i])) _changes.Add(new(At(path, i), label, old is null ? "" : say(old), say(after[i])));
        }
        for (var i = 0; i < before.Count; i++)
            if (!after.Any(item => id(item) == id(before[i]))) _changes.Add(new(At(path, i), label, say(before[i]), ""));
        if (known == _changes.Count && before != after) _changes.Add(new(path, label + " order", "in another order", "in this order"));
    }

    private void Compare(string path, string label, string before, string after) => Compare(path, label, before, after, text => text);

    /// <summary>Judged by value: two people or cohorts may have the same name.</summary>
    private void Compare<T>(string path, string label, T before, T after, Func<T, string> say)
    {
        if (!EqualityComparer<T>.Default.Equals(before, after)) _changes.Add(new(path, label, say(before), say(after)));
    }

    /// <summary>For each new stage the old one it continues; null for a stage that is really new.</summary>
    private static int?[] Partners(ValueList<Stage> before, ValueList<Stage> after)
    {
        var partner = new int?[after.Count];
        var free = Enumerable.Range(0, before.Count).ToList();
        foreach (var same in (Func<int, int, bool>[])[(i, j) => i == j && before[j].Name == after[i].Name, (i, j) => before[j].Name == after[i].Name, (i, j) => i == j])
            for (var i = 0; i < after.Count; i++)
            {
                if (partner[i] is not null || free.FindIndex(j => same(i, j)) is not (>= 0 and var at)) continue;
                partner[i] = free[at];
                free.RemoveAt(at);
            }
        return partner;
    }

    /// <summary>A stage moved when it stands before another one that it used to follow, not when one above it came or went.</summary>
    private static bool Moved(int?[] partner, int index)
    {
        for (var i = 0; i < partner.Length; i++)
            if (partner[i] is { } other && i != index && (other < partner[index]) != (i < index)) return true;
        return false;
    }

    private static string Listed(List<string> keys) => keys.Count <= 5
        ? string.Join(", ", keys)
        : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", keys.Take(5))} and {keys.Count - 5:N0} more");

    private static string At(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
}
