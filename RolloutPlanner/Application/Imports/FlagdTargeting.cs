using System.Text.Json.Nodes;
using RolloutPlanner.Application.Exports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;
using static RolloutPlanner.Application.Imports.LogicReader;

namespace RolloutPlanner.Application.Imports;

/// <summary>Reads one targeting rule as stages. Where an earlier branch gives the other variant or a share, later ones leave its people out, as flagd does.</summary>
internal sealed class FlagdTargeting(FlagDraft draft, string flag, string on, string off)
{
    private readonly LogicReader _rules = new(draft.Note);

    public void Read(JsonNode targeting)
    {
        if (Op(targeting) is ("if", [var condition, var then, null]) && Text(then) == on && Written(condition)) return;
        Result(targeting, null, []);
    }

    /// <summary>What this application writes: perhaps the people opted out, then a reason per stage.</summary>
    private bool Written(JsonNode? condition)
    {
        var out_ = Op(condition) is ("and", [var not, var rest]) && Op(not) is ("!", [var never]) && Keys(never) is { } keys && Op(rest) is ("or", _) ? keys : null;
        var reasons = out_ is null ? condition : Op(condition)!.Value.Arguments[1];
        if (Op(reasons) is not ("or", var parts)) return false;
        if (out_ is not null) draft.OptOut = [.. out_];
        foreach (var part in parts)
        {
            if (Op(part) is ("and", [var label, var always]) && Text(label) == FlagdExport.OptedIn && Keys(always) is { } optIn) draft.OptIn = [.. optIn];
            else Reason(part);
        }
        return true;
    }

    private void Reason(JsonNode? reason)
    {
        if (reason is JsonValue value && value.ToJsonString() == "true") draft.AddStage("Everybody", null, 100, "targetingKey");
        else if (Op(reason) is ("and", { Count: 3 or 4 } parts) && Op(parts[^1]) is ("===", [var fraction, var variant]) && Text(variant) == on && Op(fraction) is ("fractional", var weights))
        {
            // The guards for the sticky value stand between; a share here has them always.
            var audience = parts.Count == 4 ? _rules.Read(parts[0]) : null;
            if (parts.Count == 3 || audience is not null) Share(weights, audience);
            else Skipped();
        }
        else if (_rules.Read(reason) is { } rule) draft.AddStage(null, rule, 100, "targetingKey");
        else Skipped();
    }

    private void Skipped() => draft.Note("A part of its rule was not understood, so its people are in no stage of the plan.");

    private void Result(JsonNode? node, RuleSpec? who, List<RuleSpec> before)
    {
        switch (Op(node))
        {
            case ("if", { Count: > 0 } parts):
                Branches(parts, who, before);
                break;
            case ("fractional", var weights):
                Share(weights, Excluding(who, before));
                break;
            case null when Text(node) == on:
                draft.AddStage(who is null && before.Count == 0 ? "Everybody" : null, Excluding(who, before), 100, "targetingKey");
                break;
            case null when node is null || Text(node) == off:
                break;
            default:
                draft.Note($"Not understood: the result {node?.ToJsonString()}");
                break;
        }
    }

    private void Branches(IReadOnlyList<JsonNode?> parts, RuleSpec? who, List<RuleSpec> before)
    {
        for (var i = 0; i + 1 < parts.Count; i += 2)
        {
            if (_rules.Read(parts[i]) is not { } condition)
            {
                // Whoever meets it is settled there in a way that is not known here; nothing behind it can be said either.
                draft.Note("Everything behind that condition is left out, because it depends on it.");
                return;
            }
            Result(parts[i + 1], who is null ? condition : new() { Kind = "all", Rules = [who, condition] }, before);
            before = Text(parts[i + 1]) == on ? before : [.. before, condition];
        }
        if (parts.Count % 2 == 1) Result(parts[^1], who, before);
    }

    private static RuleSpec? Excluding(RuleSpec? who, List<RuleSpec> before)
    {
        if (before.Count == 0) return who;
        var none = new RuleSpec { Kind = "none", Rules = [.. before] };
        return who is null ? none : new() { Kind = "all", Rules = [who, none] };
    }

    private void Share(IReadOnlyList<JsonNode?> weights, RuleSpec? who)
    {
        var sticky = weights.Count > 0 && weights[0] is not JsonArray ? Sticky(weights[0]) : "targetingKey";
        var shares = weights.OfType<JsonArray>().Select(entry => (Variant: Text(entry[0]), Weight: entry.Count == 1 ? 1 : entry[1] is JsonValue weight && weight.TryGetValue<int>(out var whole) ? whole : -1)).ToList();
        var total = shares.Sum(share => (long)share.Weight);
        var mine = shares.Where(share => share.Variant == on).Sum(share => (long)share.Weight);
        if (sticky is null || total <= 0 || shares.Exists(share => share.Weight < 0 || (share.Variant != on && share.Variant != off))) draft.Note("Not understood: how its shares are drawn.");
        else
        {
            var percent = decimal.Round(mine * 100m / total, 3);
            if (percent * total != mine * 100m) draft.Note($"A share of {mine} in {total} is rounded to {percent:0.###}%.");
            draft.AddStage(null, who, percent, sticky);
        }
    }

    /// <summary>The attribute that is drawn by, and a word where that draws other people than here.</summary>
    private string? Sticky(JsonNode? node)
    {
        if (Var(node) is { } alone)
        {
            draft.Note($"Its shares are drawn by {alone} alone; here the flag's key goes before it, so they hold other people.");
            return alone;
        }
        if (Op(node) is not ("cat", [var salt, var value]) || Var(value) is not { } name) return null;
        if (Text(salt) != flag + ":") draft.Note("Its shares are drawn with another salt, so they hold other people.");
        return name;
    }

    private static List<string>? Keys(JsonNode? node) => Op(node) is ("in", [var key, var list]) && Var(key) == "targetingKey" ? Texts(list) : null;
}
