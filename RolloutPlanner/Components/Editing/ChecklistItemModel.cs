using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Editing;

/// <summary>One checklist item in the editor.</summary>
public sealed class ChecklistItemModel
{
    public string Id { get; set; } = "";

    public string Text { get; set; } = "";

    public string Owner { get; set; } = "";

    public static ChecklistItemModel From(ChecklistItemDocument document) => new() { Id = document.Id ?? "", Text = document.Text ?? "", Owner = document.Owner ?? "" };

    public ChecklistItemDocument ToDocument() => new() { Id = Id.OrNull(), Text = Text, Owner = Owner };
}
