using RolloutPlanner.Application.Gates;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Components.Metrics;

/// <summary>Which metrics the list shows, as its address says it; what it says wrongly filters nothing.</summary>
public sealed record MetricFilter(string? Text, HookStatus? Status)
{
    public static MetricFilter Of(string? text, string? status) => new(
        string.IsNullOrWhiteSpace(text) ? null : text.Trim(),
        Enum.TryParse<HookStatus>(status, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null);

    public bool IsEmpty => this is { Text: null, Status: null };

    /// <summary>By name, key or what stands at its source.</summary>
    public bool Fits(MetricLine line) =>
        (Status is not { } status || line.Hook.Status == status)
        && (Text is null || new[] { line.Hook.Name, line.Hook.Key.Value, line.Hook.Source }.Any(name => name.Contains(Text, StringComparison.CurrentCultureIgnoreCase)));
}
