using Microsoft.AspNetCore.Components;
using RolloutPlanner.Application.Cohorts;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Components.Cohorts;

/// <summary>One condition, or one included cohort. Changes the node it is given and says so. What is wrong with it stands below it.</summary>
public sealed partial class RuleRow
{
    private const int MostProblems = 5;
    private static readonly IReadOnlyList<IGrouping<string, Operator>> Families = [.. Operators.All.GroupBy(op => RuleText.Family(op.Operand))];

    [Parameter, EditorRequired] public required RuleNode Node { get; set; }

    [Parameter, EditorRequired] public required string Path { get; set; }

    [Parameter] public IReadOnlyList<Error> Errors { get; set; } = [];

    [Parameter] public IReadOnlyList<CohortChoice> Cohorts { get; set; } = [];

    [Parameter] public string? AttributesId { get; set; }

    /// <summary>The kind of the group it stands in.</summary>
    [Parameter] public string? Within { get; set; }

    /// <summary>How many people it keeps; null until they are counted.</summary>
    [Parameter] public RuleCount? Count { get; set; }

    [Parameter] public bool ReadOnly { get; set; }

    [Parameter] public EventCallback OnChange { get; set; }

    [Parameter] public EventCallback OnRemove { get; set; }

    private IReadOnlyList<Error> Problems => FieldPath.Under(Errors, Path);

    private string? Kept => Count is { } count ? RuleText.Keeps(count, Node.Kind, Within) : null;

    private string Name => Node.Kind == "cohort" ? $"is in cohort {CohortName}" : RuleText.Line(Node.Attribute, Node.Operator, Node.Values);

    private string ReadText => Node.Kind == "cohort" ? $"Is in cohort {CohortName}" : Name + (Node.IgnoreCase && Node.Operator is { CanIgnoreCase: true } ? ", in any case" : "");

    private string CohortName => Cohorts.FirstOrDefault(cohort => cohort.Key == Node.Cohort)?.Name ?? Node.Cohort ?? "";

    private string? Addresses => Node.Operator is { Operand: OperandKind.IpRanges } ? RuleText.Addresses(Node.Values) : null;

    private string? Invalid(string part) => FieldPath.At(Errors, Path + part).Count > 0 ? "true" : null;

    private Task TypeAttributeAsync(string? name)
    {
        Node.Attribute = name ?? "";
        return OnChange.InvokeAsync();
    }

    private Task ChooseOperatorAsync(ChangeEventArgs change)
    {
        Node.Choose(change.Value as string);
        return OnChange.InvokeAsync();
    }

    private Task ChooseCohortAsync(ChangeEventArgs change)
    {
        Node.Cohort = change.Value as string ?? "";
        return OnChange.InvokeAsync();
    }
}
