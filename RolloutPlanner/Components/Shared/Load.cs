using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Shared;

/// <summary>Something that a page waits for: still on its way, here, or refused with at least one reason.</summary>
public abstract record Load<T>
{
    private Load()
    {
    }

    public sealed record Waiting : Load<T>;

    public sealed record Here(T Value) : Load<T>;

    public sealed record Failed(ValueList<Error> Errors) : Load<T>;

    /// <summary>Where every page starts.</summary>
    public static Load<T> Start { get; } = new Waiting();

    public static implicit operator Load<T>(T value) => new Here(value);

    public static implicit operator Load<T>(Result<T> result) => result.TryGet(out var value) ? new Here(value) : new Failed(result.Errors);
}
