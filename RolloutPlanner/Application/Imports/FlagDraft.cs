using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Imports;

/// <summary>Gathers what one flag of a file becomes. Cohorts with the same rule are made once.</summary>
internal sealed class FlagDraft(string name, Func<string, bool> isTaken)
{
    private readonly List<string> _notes = [];
    private readonly List<CohortDocument> _cohorts = [];
    private readonly List<StageDocument> _stages = [];
    private bool _isHopeless;

    public ValueList<string> OptIn { get; set; } = [];

    public ValueList<string> OptOut { get; set; } = [];

    public string? Key { get; init; }

    public FlagType Type { get; set; }

    public string? On { get; set; }

    public string? Off { get; set; }

    public void Note(string what)
    {
        if (!_notes.Contains(what)) _notes.Add(what);
    }

    /// <summary>Says why nothing can be made of this flag.</summary>
    public void GiveUp(string why)
    {
        _isHopeless = true;
        Note(why);
    }

    /// <param name="who">Null for everybody.</param>
    public void AddStage(string? title, RuleSpec? who, decimal percent, string sticky)
    {
        var said = string.IsNullOrWhiteSpace(title) ? string.Create(CultureInfo.InvariantCulture, $"Stage {_stages.Count + 1}") : title;
        if (percent == 0)
        {
            Note($"{said} gives the flag to 0%, so it is no stage.");
            return;
        }
        _stages.Add(new()
        {
            Name = said,
            Audience = who is null ? "everybody" : "cohort",
            Cohort = who is null ? null : CohortOf(said, who),
            Share = percent,
            StickyAttribute = sticky,
            SoakHours = 0,
        });
    }

    public void SetValues(JsonNode? on, JsonNode? off)
    {
        (Type, On, Off) = (on?.GetValueKind(), off?.GetValueKind()) switch
        {
            (JsonValueKind.True, JsonValueKind.False) => (FlagType.Boolean, null, null),
            (JsonValueKind.String, JsonValueKind.String) => (FlagType.Text, (string?)on, (string?)off),
            (JsonValueKind.Number, JsonValueKind.Number) => (FlagType.Number, on!.ToJsonString(), off!.ToJsonString()),
            (JsonValueKind.Object, JsonValueKind.Object) => (FlagType.Object, on!.ToJsonString(), off!.ToJsonString()),
            _ => (FlagType.Boolean, null, null),
        };
        if (Type is FlagType.Boolean && (on?.GetValueKind(), off?.GetValueKind()) is not (JsonValueKind.True, JsonValueKind.False))
            GiveUp("Its two values are not of one type (true and false in that order, texts, numbers or objects).");
    }

    public ImportedFlag End()
    {
        if (!_isHopeless && _stages.Count == 0) GiveUp("No stage could be made of it.");
        if (!_isHopeless) Note(_stages.Count == 1 ? "The stage has no gate and no soak time yet: add criteria, triggers and approvals before review." : "The stages have no gates and no soak time yet: add criteria, triggers and approvals before review.");
        var rollout = new NewRollout(Key ?? name, Type, On, Off, null, new() { Name = Title(), OptIn = OptIn, OptOut = OptOut, Stages = [.. _stages] });
        if (!_isHopeless) Check(rollout);
        return new(name, _isHopeless ? [] : [.. _cohorts], _isHopeless ? null : rollout, [.. _notes]);
    }

    private void Check(NewRollout rollout)
    {
        var errors = FlagKey.Parse(rollout.FlagKey, "key").Errors.Concat(PlanParser.Parse(rollout.Plan).Errors).Concat(_cohorts.SelectMany(cohort => CohortParser.Parse(cohort).Errors));
        foreach (var error in errors) GiveUp(error.Message);
    }

    private string CohortOf(string stage, RuleSpec who)
    {
        var document = who is { Attribute: "targetingKey", Operator: "in", IgnoreCase: false } ? new CohortDocument { Members = who.Values } : new CohortDocument { Rule = who };
        if (_cohorts.FirstOrDefault(made => made with { Key = null, Name = null, Description = null } == document) is { } same) return same.Key!;
        var key = KeyProposal.Free($"{name} {stage}", "imported", taken => isTaken(taken) || _cohorts.Exists(made => made.Key == taken));
        _cohorts.Add(document with { Key = key, Name = Cut($"{name}: {stage}"), Description = "" });
        return key;
    }

    private string Title() => Cut(name);

    private static string Cut(string text) => text.Length <= 120 ? text : text[..120];
}
