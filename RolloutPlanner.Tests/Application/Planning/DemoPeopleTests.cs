using RolloutPlanner.Application.Planning;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Tests.Application.Planning;

public class DemoPeopleTests
{
    private static readonly IReadOnlyList<DirectoryPerson> People = DemoPeople.All.People;

    [Fact]
    public void All_CountsThatTheDemoTells()
    {
        Assert.Equal(
            (6_000, 1_860, 720, 38),
            (People.Count, CountOf("city", "London"), CountOf("city", "Sydney"), CountOf("organisation", "qa")));
        Assert.Equal(6_000, People.Select(person => person.Key).Distinct().Count());
        Assert.InRange(People.Select(person => person.Name).Distinct().Count(), 1_000, 6_000);
    }

    [Fact]
    public void All_SignupRanges_HoldPremiumCustomersOnly()
    {
        var inRange = People.Where(person => TextOf(person, "signupIp")!.StartsWith("203.0.113.", StringComparison.Ordinal) || TextOf(person, "signupIp")!.StartsWith("198.51.100.", StringComparison.Ordinal)).ToList();

        Assert.InRange(inRange.Count, 300, 900);
        Assert.All(inRange, person => Assert.Equal("premium", TextOf(person, "plan")));
        Assert.All(People, person => Assert.NotNull(IpAddress.TryParse(TextOf(person, "signupIp")!)));
    }

    [Fact]
    public void All_Values_AreWhatTheirTestsRead()
    {
        Assert.Equal(DemoPeople.All.Attributes.Order(), People.SelectMany(person => person.Attributes.Select(attribute => attribute.Key)).Distinct().Order());
        Assert.All(People, person => Assert.NotNull(IsoDate.TryParse(TextOf(person, "joined"))));
        Assert.All(People.Select(person => TextOf(person, "appVersion")).OfType<string>().Distinct(), version => Assert.False(SemVer.Parse(version, "version").IsError));
        Assert.Equal(["buyer", "finance", "owner", "reseller", "test"], People.Select(person => TextOf(person, "crmRole")).Distinct().Order());
    }

    private static int CountOf(string attribute, string value) => People.Count(person => TextOf(person, attribute) == value);

    private static string? TextOf(DirectoryPerson person, string attribute) =>
        (person.Attributes.FirstOrDefault(entry => entry.Key == attribute).Value as AttributeValue.Text)?.Value;
}
