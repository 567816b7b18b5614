using Microsoft.AspNetCore.Components;
using RolloutPlanner.Application.Cohorts;

namespace RolloutPlanner.Components.Cohorts;

/// <summary>All of, any of or none of some rules, nested as deep as the domain allows. Changes the node it is given and says so.</summary>
public sealed partial class RuleGroup
{
    [Parameter, EditorRequired] public required RuleNode Node { get; set; }

    /// <summary>Where the group stands in the document: errors carry the paths of what is in it.</summary>
    [Parameter, EditorRequired] public required string Path { get; set; }

    /// <summary>The one rule in it stands in the document without this group, so its path is the group's.</summary>
    [Parameter] public bool Bare { get; set; }

    [Parameter] public IReadOnlyList<Domain.Common.Error> Errors { get; set; } = [];

    /// <summary>The cohorts that may be included.</summary>
    [Parameter] public IReadOnlyList<CohortChoice> Cohorts { get; set; } = [];

    /// <summary>The id of the list of attributes that the inputs suggest.</summary>
    [Parameter] public string? AttributesId { get; set; }

    /// <summary>The kind of the group it stands in; null for the outermost.</summary>
    [Parameter] public string? Within { get; set; }

    /// <summary>How many people each rule keeps, by the id of its node; those not counted yet are left out.</summary>
    [Parameter] public IReadOnlyDictionary<Guid, RuleCount> Counts { get; set; } = new Dictionary<Guid, RuleCount>();

    [Parameter] public bool ReadOnly { get; set; }

    [Parameter] public EventCallback OnChange { get; set; }

    /// <summary>Without it the group cannot be removed: it is the outermost.</summary>
    [Parameter] public EventCallback OnRemove { get; set; }

    private RuleCount? Count => Counts.GetValueOrDefault(Node.Id);

    private string Css => Node.Kind is "all" or "any" ? Node.Kind : "non";

    private string PathOf(int index) => Bare ? Path : FormattableString.Invariant($"{Path}.rules[{index}]");

    private Task ConvertAsync(ChangeEventArgs change)
    {
        Node.ConvertTo(change.Value as string ?? Node.Kind);
        return OnChange.InvokeAsync();
    }

    private Task AddAsync(RuleNode rule)
    {
        Node.Rules.Add(rule);
        return OnChange.InvokeAsync();
    }

    // The other kind than this one: a group of the same kind inside says nothing new.
    private Task AddGroupAsync() => AddAsync(RuleNode.Group(Node.Kind == "any" ? "all" : "any"));

    private Task RemoveAsync(RuleNode rule)
    {
        Node.Rules.Remove(rule);
        return OnChange.InvokeAsync();
    }
}
