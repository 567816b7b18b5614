using System.Globalization;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Planning;

/// <summary>
/// 6,000 made-up people for the demo workspace: the same ones each time, because each is computed from a number. 1,860 live in London and 720 in
/// Sydney, 38 belong to the organisation <c>qa</c>. Some premium customers signed up from 203.0.113.0/24 or 198.51.100.0/25, nobody else did;
/// nearly all of them are known as customers of a partner, and hardly anybody else. A few facts are unknown, as in every real directory.
/// </summary>
public static class DemoPeople
{
    public const int Count = 6_000;

    private static readonly (string City, string Country, int People)[] Cities =
    [
        ("London", "GB", 1_860), ("Sydney", "AU", 720), ("Berlin", "DE", 640), ("Toronto", "CA", 560), ("Lagos", "NG", 480), ("Mumbai", "IN", 420),
        ("São Paulo", "BR", 340), ("Tokyo", "JP", 300), ("Warsaw", "PL", 260), ("Cairo", "EG", 220), ("Reykjavík", "IS", 200),
    ];

    private static readonly string[] Given =
    [
        "Amara", "Björn", "Chloé", "Dmitri", "Elif", "Farah", "Grace", "Hiroshi", "Inês", "Jakub", "Kavya", "Liam", "Mei", "Noor", "Olu", "Paweł",
        "Quinn", "Rosa", "Søren", "Tariq", "Uma", "Verónica", "Wei", "Ximena", "Yusuf", "Zoë", "Aoife", "Bilal", "Ciara", "Dilnoza", "Emeka", "Freya",
        "مريم", "Юлия", "健太", "Nikos", "Saoirse", "Thandiwe", "Ngozi", "Łucja",
    ];

    private static readonly string[] Family =
    [
        "Adeyemi", "Bianchi", "Castillo", "Díaz", "Eriksson", "Fernandes", "García", "Hassan", "Ivanova", "Jónsdóttir", "Kowalski", "Lindholm", "Mäkinen",
        "Nakamura", "O’Brien", "Patel", "Quispe", "Rossi", "Schäfer", "Tanaka", "Ueda", "van Dijk", "Wang", "Xu", "Yılmaz", "Zając", "Ngata", "Obi",
        "Petrov", "Raman", "Sato", "Thorne", "Walsh", "Abdi", "Brennan", "Chowdhury", "Dlamini",
    ];

    private static readonly string[] Organisations =
    [
        "Alder & Finch", "Blue Harbour", "Cobalt Works", "Driftwood", "Eastgate", "Fernhill", "Goldcrest", "Hazel Street", "Ironbridge", "Juniper", "Kestrel",
        "Larkspur", "Millrace", "Northlight", "Oakwell", "Pinemoor",
    ];

    private static readonly string[] Versions = ["4.7.3", "4.8.0", "4.9.2", "5.0.0-beta.2", "5.0.1", "5.1.0", "5.1.0", "5.1.4"];

    private static readonly (string Role, int Percent)[] Roles = [("buyer", 55), ("owner", 20), ("finance", 13), ("reseller", 8), ("test", 4)];

    /// <summary>Everybody, in the order of their keys <c>p-0001</c> to <c>p-6000</c>.</summary>
    public static ImportedPeople All { get; } = new(
        [.. Enumerable.Range(0, Count).Select(Person)],
        ["city", "country", "plan", "organisation", "signupIp", "partner", "joined", "appVersion", "crmRole", "ordersLastYear", "beta"]);

    private static DirectoryPerson Person(int index)
    {
        var (city, country) = CityOf(index);
        var isQa = index % 160 == 7;
        var plan = isQa ? "business" : Draw(index, 1, 100) switch { < 62 => "free", < 88 => "premium", _ => "business" };
        var joined = new DateOnly(2021, 3, 1).AddDays(Draw(index, 2, 2_050));
        var attributes = new List<KeyValuePair<string, AttributeValue>>
        {
            Text("city", city),
            Text("country", country),
            Text("plan", plan),
            Text("organisation", isQa ? "qa" : Pick(Organisations, index, 3)),
            Text("signupIp", Ip(index, plan)),
            Text("joined", joined.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        };
        if (Partner(index, plan) is { } partner) attributes.Add(Text("partner", partner));
        if (Draw(index, 4, 100) >= 3) attributes.Add(Text("appVersion", Pick(Versions, index, 5)));
        attributes.Add(Text("crmRole", isQa ? "test" : RoleOf(index)));
        if (Draw(index, 6, 100) >= 5) attributes.Add(new("ordersLastYear", new AttributeValue.Number(Orders(index, plan))));
        attributes.Add(new("beta", new AttributeValue.Flag(isQa || Draw(index, 7, 100) < 9)));
        var key = TargetingKey.Parse(string.Create(CultureInfo.InvariantCulture, $"p-{index + 1:D4}"), "key").Value;
        return new(key, $"{Pick(Given, index, 8)} {Pick(Family, index, 9)}", attributes.ToValueList());
    }

    /// <summary>Walks through all people in steps that share no divisor with their number, so that the cities are mixed and their counts exact.</summary>
    private static (string City, string Country) CityOf(int index)
    {
        var place = (int)((long)index * 2_741 % Count);
        foreach (var (city, country, people) in Cities)
        {
            if (place < people) return (city, country);
            place -= people;
        }
        throw new System.Diagnostics.UnreachableException();
    }

    private static string Ip(int index, string plan)
    {
        var (draw, host) = (Draw(index, 10, 100), Draw(index, 11, 254) + 1);
        return plan == "premium" && draw < 22 ? $"203.0.113.{host}"
            : plan == "premium" && draw < 38 ? $"198.51.100.{host % 128}"
            : draw > 90 ? $"2001:db8::{host:x}"
            : $"192.0.2.{host}";
    }

    private static string? Partner(int index, string plan)
    {
        var (network, known) = (Draw(index, 10, 100), Draw(index, 14, 100));
        return plan != "premium" || known is 1 or 2 or 3 ? null
            : network < 22 ? "Northgate"
            : network < 38 || known == 0 ? "Harbourline"
            : null;
    }

    private static string RoleOf(int index)
    {
        var draw = Draw(index, 12, 100);
        foreach (var (role, percent) in Roles)
        {
            if (draw < percent) return role;
            draw -= percent;
        }
        throw new System.Diagnostics.UnreachableException();
    }

    private static int Orders(int index, string plan) => plan switch { "free" => Draw(index, 13, 8), "premium" => Draw(index, 13, 60), _ => Draw(index, 13, 400) };

    private static KeyValuePair<string, AttributeValue> Text(string name, string value) => new(name, new AttributeValue.Text(value));

    private static string Pick(string[] from, int index, int question) => from[Draw(index, question, from.Length)];

    /// <summary>A number from 0 to below <paramref name="below"/>, mixed from the person and the question: spread out, yet always the same.</summary>
    private static int Draw(int index, int question, int below)
    {
        var mixed = unchecked((uint)index * 2_654_435_769u ^ (uint)question * 2_246_822_519u);
        mixed = unchecked((mixed ^ mixed >> 15) * 2_146_121_005u);
        mixed = unchecked((mixed ^ mixed >> 12) * 2_221_713_035u);
        return (int)((mixed ^ mixed >> 16) % (uint)below);
    }
}
