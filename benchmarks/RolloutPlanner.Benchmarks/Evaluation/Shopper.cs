using Microsoft.FeatureManagement.FeatureFilters;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Benchmarks.Evaluation;

/// <summary>A version as an application would hold it.</summary>
public readonly record struct AppVersion(int Major, int Minor, int Patch)
{
    public bool IsAtLeast(AppVersion other) =>
        Major != other.Major ? Major > other.Major : Minor != other.Minor ? Minor > other.Minor : Patch >= other.Patch;
}

/// <summary>
/// One person, once as typed fields and once as attributes. Every text is an object of its own, as it would be when it came with a request;
/// otherwise comparing would stop at the same reference.
/// </summary>
public sealed class Shopper(string id) : ITargetingContext
{
    public string UserId { get; set; } = Fresh(id);

    public IEnumerable<string> Groups { get; set; } = [];

    public string City { get; } = Fresh("London");

    public string Plan { get; } = Fresh("premium");

    public string Device { get; } = Fresh("phone");

    public string Country { get; } = Fresh("GB");

    public string Email { get; } = Fresh("ada@example.com");

    public AppVersion App { get; } = new(2, 11, 3);

    public int Age { get; } = 34;

    public bool IsBeta { get; } = true;

    public string? Blocked { get; }

    public int Seats { get; } = 25;

    /// <summary>The same facts, and the moment of the question, as evaluation takes them.</summary>
    public EvaluationContext AsContext() => new(
        TargetingKey.Parse(UserId, "id").Value,
        new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero),
        [
            new("city", new AttributeValue.Text(City)), new("plan", new AttributeValue.Text(Plan)), new("device", new AttributeValue.Text(Device)),
            new("country", new AttributeValue.Text(Country)), new("email", new AttributeValue.Text(Email)), new("app", new AttributeValue.Text(Fresh("2.11.3"))),
            new("age", new AttributeValue.Number(Age)), new("beta", new AttributeValue.Flag(IsBeta)), new("seats", new AttributeValue.Number(Seats)),
        ]);

    private static string Fresh(string text) => new(text.AsSpan());
}
