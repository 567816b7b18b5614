using System.Globalization;
using Microsoft.FeatureManagement.FeatureFilters;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Benchmarks.Evaluation;

/// <summary>A version as an application would hold it.</summary>
public readonly record struct AppVersion(int Major, int Minor, int Patch)
{
    public bool IsAtLeast(AppVersion other) =>
        Major != other.Major ? Major > other.Major : Minor != other.Minor ? Minor > other.Minor : Patch >= other.Patch;

    public static AppVersion Parse(ReadOnlySpan<char> text)
    {
        var first = text.IndexOf('.');
        var second = text.LastIndexOf('.');
        return new(Number(text[..first]), Number(text[(first + 1)..second]), Number(text[(second + 1)..]));
    }

    private static int Number(ReadOnlySpan<char> text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}

/// <summary>
/// One person, once as typed fields and once as attributes. Every text is an object of its own, as it would be when it came with a request;
/// otherwise comparing would stop at the same reference.
/// </summary>
public sealed class Shopper : ITargetingContext
{
    public Shopper(string id)
        : this(new ShopperFields(Fresh(id), Fresh("London"), Fresh("premium"), Fresh("phone"), Fresh("GB"), Fresh("ada@example.com"), "2.11.3", 34, true, 25))
    {
    }

    public Shopper(ShopperFields fields)
    {
        (UserId, City, Plan, Device, Country, Email) = (fields.TargetingKey, fields.City, fields.Plan, fields.Device, fields.Country, fields.Email);
        (App, Age, IsBeta, Seats) = (AppVersion.Parse(fields.App), fields.Age, fields.Beta, fields.Seats);
    }

    public string UserId { get; set; }

    public IEnumerable<string> Groups { get; set; } = [];

    public string City { get; }

    public string Plan { get; }

    public string Device { get; }

    public string Country { get; }

    public string Email { get; }

    public AppVersion App { get; }

    public int Age { get; }

    public bool IsBeta { get; }

    public string? Blocked { get; }

    public int Seats { get; }

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
