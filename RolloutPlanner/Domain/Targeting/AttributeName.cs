using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Targeting;

/// <summary>Names a fact about a person: 1 to 128 characters. A dot is a path into nested objects.</summary>
public readonly record struct AttributeName : ITextKey<AttributeName>
{
    private readonly string? _value;

    private AttributeName(string value) => _value = value;

    /// <summary>The stable id itself, which every context carries under this name.</summary>
    public static AttributeName TargetingKey { get; } = new("targetingKey");

    public string Value => _value ?? "";

    public static Result<AttributeName> Parse(string? text, string path) =>
        PlainText.Check(text, path, "The name of an attribute", 1, 128) is { } error ? error : new AttributeName(text!);

    public override string ToString() => Value;
}
