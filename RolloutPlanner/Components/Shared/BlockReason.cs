namespace RolloutPlanner.Components.Shared;

/// <summary>One thing that is missing before an action may be taken: the thing in bold, then the estimate and the way forward.</summary>
public sealed record BlockReason(string Text, string? Detail = null, string Icon = "block")
{
    public static implicit operator BlockReason(string text) => new(text);
}
