namespace RolloutPlanner.Api;

/// <summary>Section <c>Limits</c>: how many requests programs may send.</summary>
public sealed class LimitOptions
{
    /// <summary>For each token that holds.</summary>
    public Rate PerToken { get; set; } = new() { PerMinute = 600_000, Burst = 20_000 };

    /// <summary>For each address, over all its requests without a token that holds.</summary>
    public Rate PerAddress { get; set; } = new() { PerMinute = 120, Burst = 60 };

    /// <summary>Null when every number can be used; otherwise the sentence that names the setting.</summary>
    internal string? Problem() => Problem(nameof(PerToken), PerToken) ?? Problem(nameof(PerAddress), PerAddress);

    private static string? Problem(string name, Rate rate) => rate switch
    {
        { PerMinute: < 1 or > 60_000_000 } => $"The setting Limits:{name}:PerMinute is {rate.PerMinute}; it must be between 1 and 60000000.",
        { Burst: < 1 or > 1_000_000 } => $"The setting Limits:{name}:Burst is {rate.Burst}; it must be between 1 and 1000000.",
        _ => null,
    };

    /// <summary>How many requests a minute in the long run, and how many at once.</summary>
    public sealed class Rate
    {
        public int PerMinute { get; set; }

        public int Burst { get; set; }
    }
}
