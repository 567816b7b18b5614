namespace RolloutPlanner.Domain.Common;

/// <summary>A short text that names one thing. The default of every key is the empty text, which names nothing.</summary>
public interface ITextKey<TSelf> where TSelf : struct, ITextKey<TSelf>
{
    string Value { get; }

    /// <summary>Refuses what the key type does not allow, with the sentence at <paramref name="path"/>.</summary>
    static abstract Result<TSelf> Parse(string? text, string path);
}

/// <summary>Names a feature flag: 2 to 64 of a-z, 0-9, '.', '_', '-', starting with a letter.</summary>
public readonly record struct FlagKey : ITextKey<FlagKey>
{
    private readonly string? _value;

    private FlagKey(string value) => _value = value;

    public string Value => _value ?? "";

    public static Result<FlagKey> Parse(string? text, string path) => Slug.Check(text, path, "flag key") is { } error ? error : new FlagKey(text!);

    public override string ToString() => Value;
}

/// <summary>Names a rollout. It is the key of the flag it rolls out, so a link reads well and never changes. Same form as <see cref="FlagKey"/>.</summary>
public readonly record struct RolloutKey : ITextKey<RolloutKey>
{
    private readonly string? _value;

    private RolloutKey(string value) => _value = value;

    public string Value => _value ?? "";

    public static RolloutKey Of(FlagKey flag) => new(flag.Value);

    public static Result<RolloutKey> Parse(string? text, string path) => Slug.Check(text, path, "rollout key") is { } error ? error : new RolloutKey(text!);

    public override string ToString() => Value;
}

/// <summary>Names a cohort. Same form as <see cref="FlagKey"/>.</summary>
public readonly record struct CohortKey : ITextKey<CohortKey>
{
    private readonly string? _value;

    private CohortKey(string value) => _value = value;

    public string Value => _value ?? "";

    public static Result<CohortKey> Parse(string? text, string path) => Slug.Check(text, path, "cohort key") is { } error ? error : new CohortKey(text!);

    public override string ToString() => Value;
}

/// <summary>Names a monitoring hook. Same form as <see cref="FlagKey"/>.</summary>
public readonly record struct HookKey : ITextKey<HookKey>
{
    private readonly string? _value;

    private HookKey(string value) => _value = value;

    public string Value => _value ?? "";

    public static Result<HookKey> Parse(string? text, string path) => Slug.Check(text, path, "metric key") is { } error ? error : new HookKey(text!);

    public override string ToString() => Value;
}

/// <summary>Names a plan template. Same form as <see cref="FlagKey"/>.</summary>
public readonly record struct TemplateKey : ITextKey<TemplateKey>
{
    private readonly string? _value;

    private TemplateKey(string value) => _value = value;

    public string Value => _value ?? "";

    public static Result<TemplateKey> Parse(string? text, string path) => Slug.Check(text, path, "template key") is { } error ? error : new TemplateKey(text!);

    public override string ToString() => Value;
}

/// <summary>The stable id of a person or account whose exposure is decided: 1 to 256 characters, no control characters.</summary>
public readonly record struct TargetingKey : ITextKey<TargetingKey>
{
    private readonly string? _value;

    private TargetingKey(string value) => _value = value;

    public string Value => _value ?? "";

    public static Result<TargetingKey> Parse(string? text, string path) =>
        PlainText.Check(text, path, "The id of a person", 1, 256) is { } error ? error : new TargetingKey(text!);

    public override string ToString() => Value;
}

/// <summary>The id of an account of this workspace, <c>token:…</c> for an API token or <c>system:…</c> for automation: 1 to 128 characters.</summary>
public readonly record struct UserId : ITextKey<UserId>
{
    private readonly string? _value;

    private UserId(string value) => _value = value;

    public string Value => _value ?? "";

    public static Result<UserId> Parse(string? text, string path) =>
        PlainText.Check(text, path, "The id of an account", 1, 128) is { } error ? error : new UserId(text!);

    public override string ToString() => Value;
}

internal static class Slug
{
    public static Error? Check(string? text, string path, string what)
    {
        if (string.IsNullOrEmpty(text)) return Error.Invalid("key.missing", $"Enter a {what}.", path);
        if (text.Length is < 2 or > 64) return Error.Invalid("key.length", $"A {what} has 2 to 64 characters; this one has {text.Length}.", path);
        if (!char.IsAsciiLetterLower(text[0]) || !text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '_' or '-'))
            return Error.Invalid("key.characters", $"A {what} starts with a letter and holds only a-z, 0-9, dots, dashes and underscores.", path);
        return null;
    }
}
