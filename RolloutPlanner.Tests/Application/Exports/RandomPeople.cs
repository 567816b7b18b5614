using System.Text.Json.Nodes;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Tests.Application.Exports;

/// <summary>
/// Random contexts, both as this application and as JSON clients know them: missing, null, empty, of the wrong type, lists, objects, other scripts, and
/// texts at the edge of what is a version or an address.
/// </summary>
internal static class RandomPeople
{
    public static readonly string[] Names = ["plan", "city", "age", "app", "ip", "beta", "account", "tags"];

    public static readonly string[] Texts = ["premium", "PREMIUM", "prem", "London", "Lond\u00F6n", "\u6771\u4EAC", "\U0001F600 smile", "um", "", " ", "a,b", "null", "true", "5", "[object Object]"];

    public static readonly string[] Versions =
    [
        "1.2.3", "1.2.4", "1.3.0", "2.0.0", "2.0.0-beta.2", "2.0.0-beta.10", "10.0.0", "0.0.0", "1.2.3+build.7", "1.2.3-rc.1+b", "v1.2.3", "V1.2.3", "vv1.2.3", "=1.2.3", "1.2", "1", "1.2.", "1..3", "01.2.3",
        "1.2.3.4", "1.2.3-", "1.2.3-rc.01", "1.2.3+", " 1.2.3", "1.2.3 ", "1.2.3\t", "\u00A01.2.3", "1.2.3\u3000", "1.2.3\n", "123456.7.8", "1.2.x", "-1.2.3", "1.2.3-\u00E4",
    ];

    public static readonly string[] Addresses =
    [
        "203.0.113.7", "203.0.113.255", "203.0.112.9", "203.0.113.07", "203.0.113.", "203.0.113", "203.0.113.256", "203.0.113.7 ", " 203.0.113.7", "203.0.113.7.8", "203.0.113.7/24", "203.00.113.7", "203.0.113.a", "::ffff:203.0.113.9",
        "::ffff:203.0.113.09", "::ffff:203.0.113.", "2001:db8::1", "::1", "10.0.0.1", "10.255.0.255", "10.1.2.3.4", "10.1.2", "10.01.2.3", "172.16.0.1", "172.31.255.255", "172.32.0.1", "172.20.300.1", "198.51.100.129", "198.51.100.127", "::ffff:10.1.2.3", "11.0.0.1",
    ];

    private static readonly double[] Numbers = [-1.5, -0.0, 0, 1.2, 5, 7, 17.999999999999996, 18, 42, 1e9, 1e21, 9007199254740991];

    public static (EvaluationContext Ours, string Json) Next(Random random, DateTimeOffset at)
    {
        var json = new JsonObject();
        var attributes = new List<KeyValuePair<string, AttributeValue>>();
        foreach (var name in Names)
        {
            switch (random.Next(12))
            {
                case 0: break;
                case 1: json[name] = null; break;
                default: Add(random, name, attributes, json); break;
            }
        }
        var key = random.Next(20) switch { 0 => null, 1 => "", 2 => "vip-1", 3 => "never-1", _ => $"user-{random.Next(1_000_000)}" };
        if (key is not null) json["targetingKey"] = key;
        return (new(TargetingKey.Parse(key, "key") is { IsError: false } parsed ? parsed.Value : null, at, attributes), json.ToJsonString());
    }

    private static void Add(Random random, string name, List<KeyValuePair<string, AttributeValue>> attributes, JsonObject json)
    {
        var (value, node) = Value(random, name, 0);
        attributes.Add(new(name, value));
        json[name] = node;
    }

    private static (AttributeValue, JsonNode) Value(Random random, string name, int depth) => random.Next(10) switch
    {
        0 => Number(Numbers[random.Next(Numbers.Length)]),
        1 => random.Next(2) == 0 ? (new AttributeValue.Flag(true), JsonValue.Create(true)) : (new AttributeValue.Flag(false), JsonValue.Create(false)),
        2 => List([.. Enumerable.Range(0, random.Next(4)).Select(_ => Text(random, name))]),
        3 when depth == 0 => Nested(random),
        _ when name == "age" => Number(random.Next(100) / 2.0),
        _ => Plain(Text(random, name)),
    };

    private static (AttributeValue, JsonNode) Plain(string text) => (new AttributeValue.Text(text), JsonValue.Create(text));

    private static (AttributeValue, JsonNode) Number(double number) => (new AttributeValue.Number(number), JsonValue.Create(number));

    private static (AttributeValue, JsonNode) List(string[] texts) =>
        (new AttributeValue.TextList([.. texts]), new JsonArray([.. texts.Select(text => (JsonNode?)JsonValue.Create(text))]));

    private static (AttributeValue, JsonNode) Nested(Random random)
    {
        if (random.Next(3) == 0) return (new AttributeValue.Nested([]), new JsonObject());
        var name = random.Next(2) == 0 ? "length" : "role";
        var (inner, node) = Value(random, name, 1);
        return (new AttributeValue.Nested([new(name, inner)]), new JsonObject { [name] = node });
    }

    // What decides the bucket stays in ASCII: some clients hash other letters differently.
    private static string Text(Random random, string name) => name switch
    {
        "account" => random.Next(10) == 0 ? "" : $"acme {random.Next(5000)}",
        "app" => Versions[random.Next(Versions.Length)],
        "ip" when random.Next(3) == 0 => $"{(random.Next(2) == 0 ? "::ffff:" : "")}{random.Next(9, 12)}.{random.Next(256)}.{random.Next(256)}.{random.Next(256)}",
        "ip" => Addresses[random.Next(Addresses.Length)],
        _ => Texts[random.Next(Texts.Length)],
    };
}
