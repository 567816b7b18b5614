using System.Text.RegularExpressions;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Editing;

/// <summary>A plan in the editor: mutable, with every number as it was typed. An untouched model gives back the document it was made of.</summary>
public sealed partial class PlanModel
{
    public string Name { get; set; } = "";

    public string Goal { get; set; } = "";

    public string Risk { get; set; } = "";

    /// <summary>One link per line.</summary>
    public string Links { get; set; } = "";

    public string Owner { get; set; } = "";

    public string EngineeringLead { get; set; } = "";

    public string RollbackOwner { get; set; } = "";

    public string TimeZone { get; set; } = "";

    public string SignOffsNeeded { get; set; } = "";

    /// <summary>One id per line.</summary>
    public string OptIn { get; set; } = "";

    /// <summary>One id per line.</summary>
    public string OptOut { get; set; } = "";

    public List<StageModel> Stages { get; init; } = [];

    public static PlanModel From(PlanDocument document) => new()
    {
        Name = document.Name ?? "",
        Goal = document.Goal ?? "",
        Risk = document.Risk ?? "",
        Links = string.Join('\n', document.Links),
        Owner = document.Owner ?? "",
        EngineeringLead = document.EngineeringLead ?? "",
        RollbackOwner = document.RollbackOwner ?? "",
        TimeZone = document.TimeZone ?? "",
        SignOffsNeeded = NumberText.Of(document.SignOffsNeeded),
        OptIn = string.Join('\n', document.OptIn),
        OptOut = string.Join('\n', document.OptOut),
        Stages = [.. document.Stages.Select(stage => StageModel.From(stage, document.TimeZone ?? ""))],
    };

    public PlanDocument ToDocument() => new()
    {
        Name = Name,
        Goal = Goal,
        Risk = Risk,
        Links = Texts.Lines(Links),
        Owner = Owner.OrNull(),
        EngineeringLead = EngineeringLead.OrNull(),
        RollbackOwner = RollbackOwner.OrNull(),
        TimeZone = TimeZone.OrNull(),
        SignOffsNeeded = NumberText.Whole(SignOffsNeeded),
        OptIn = Texts.Lines(OptIn),
        OptOut = Texts.Lines(OptOut),
        Stages = Stages.Select(stage => stage.ToDocument(TimeZone)).ToValueList(),
    };

    /// <summary>What was typed and cannot be read, each at its field.</summary>
    public ValueList<Error> Problems() => new[] { NumberText.ProblemOfWhole(SignOffsNeeded, "signOffsNeeded") }
        .OfType<Error>()
        .Concat(Stages.SelectMany((stage, i) => stage.Problems($"stages[{i}]", TimeZone)))
        .ToValueList();

    /// <summary>
    /// The errors of the domain as this screen can show them: nonsense in a field is said instead of "missing", and what stands in a line of a list
    /// is said at the list.
    /// </summary>
    public ValueList<Error> Merge(IEnumerable<Error> errors)
    {
        var own = Problems();
        return own.Concat(errors.Where(error => own.All(known => known.Path != error.Path)).Select(AtList)).ToValueList();
    }

    public StageModel AddStage()
    {
        var stage = StageModel.New(Stages.Count + 1);
        Stages.Add(stage);
        return stage;
    }

    public void Duplicate(int index)
    {
        var copy = Stages[index].Copy(TimeZone);
        copy.Name = Short(copy.Name) + " copy";
        Stages.Insert(index + 1, copy);
    }

    /// <summary>Puts a stage at another place, both counted from 0.</summary>
    public void Move(int from, int to)
    {
        var stage = Stages[from];
        Stages.RemoveAt(from);
        Stages.Insert(to, stage);
    }

    private static string Short(string name) => name.Length <= 110 ? name : name[..(char.IsHighSurrogate(name[109]) ? 109 : 110)];

    private static Error AtList(Error error) => error.Path is { } path && LineOfList().Match(path) is { Success: true } match
        ? error with { Path = match.Groups[1].Value, Message = $"Line {int.Parse(match.Groups[2].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) + 1}: {error.Message}" }
        : error;

    [GeneratedRegex(@"^(links|optIn|optOut)\[(\d+)\]$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LineOfList();
}
