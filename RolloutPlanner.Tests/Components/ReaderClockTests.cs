using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Text;

namespace RolloutPlanner.Tests.Components;

public class ReaderClockTests
{
    [Theory]
    [InlineData("Europe/London", "Australia/Sydney", "2026-11-18T22:00:00Z", "Thu 19 Nov, 09:00 in Sydney, Wed 22:00 for you")]
    [InlineData("Australia/Sydney", "Australia/Sydney", "2026-11-18T22:00:00Z", "Thu 19 Nov, 09:00")]
    [InlineData("Australia/Sydney", "UTC", "2026-11-18T22:00:00Z", "Thu 19 Nov, 09:00")]
    [InlineData("Asia/Kathmandu", "Europe/London", "2026-11-18T22:00:00Z", "Wed 18 Nov, 22:00 in London, Thu 03:45 for you")]
    [InlineData("Europe/Lisbon", "Europe/London", "2026-07-18T22:00:00Z", "Sat 18 Jul, 23:00")]
    [InlineData("America/New_York", "Europe/London", "2027-01-01T00:30:00Z", "Fri 1 Jan 2027, 00:30 in London, Thu 19:30 for you")]
    [InlineData("Nowhere/Land", "Australia/Sydney", "2026-11-18T22:00:00Z", "Thu 19 Nov, 09:00 in Sydney, Wed 22:00 UTC")]
    [InlineData(null, "Nowhere/Land", "2026-11-18T22:00:00Z", "Wed 18 Nov, 22:00 UTC")]
    public void At_ReaderAndPlace_SaysBothWhereTheirClocksDiffer(string? reader, string place, string time, string said) => Assert.Equal(said, Clock(reader).In(place).At(Moment(time)));

    // In London the clocks go back on 25 October 2026 at 01:00 UTC and forward on 28 March 2027.
    [Theory]
    [InlineData("2026-10-25T00:30:00Z", "Sun 25 Oct 2026, 01:30:00 UTC+01:00")]
    [InlineData("2026-10-25T01:30:00Z", "Sun 25 Oct 2026, 01:30:00 UTC")]
    [InlineData("2027-03-28T00:59:59Z", "Sun 28 Mar 2027, 00:59:59 UTC")]
    [InlineData("2027-03-28T01:00:00Z", "Sun 28 Mar 2027, 02:00:00 UTC+01:00")]
    public void Exact_AroundAChangeOfTheClocks_NamesOneMoment(string time, string said) => Assert.Equal(said, Clock("Europe/London").Exact(Moment(time)));

    [Fact]
    public void Exact_WestOfGreenwich_HasARealMinus() => Assert.Equal("Wed 18 Nov 2026, 17:00:00 UTC\u221205:00", Clock("America/New_York").Exact(Moment("2026-11-18T22:00:00Z")));

    [Theory]
    [InlineData("Australia/Sydney", "Today, Thursday 19 November 2026")]
    [InlineData("Europe/London", "Wednesday 18 November")]
    public void Heading_OfOneMoment_IsTheReadersDay(string reader, string said)
    {
        var clock = Clock(reader) with { Now = Moment("2026-11-19T10:00:00Z") };

        Assert.Equal(said, clock.Heading(clock.Date(Moment("2026-11-18T22:00:00Z"))));
    }

    [Theory]
    [InlineData(20, "20 s ago")]
    [InlineData(3599, "59 min ago")]
    [InlineData(3600, "Wed 18 Nov, 22:00")]
    [InlineData(-60, "Wed 18 Nov, 23:01")]
    public void Since_IsRelativeOnlyUnderAnHour(int seconds, string said)
    {
        var now = Moment("2026-11-18T12:00:00Z");

        Assert.Equal(said, (Clock("Australia/Sydney") with { Now = now }).Since(now.AddSeconds(-seconds)));
    }

    [Fact]
    public void There_WhereTheClocksDiffer_IsShortAndElseNothing()
    {
        var clock = Clock("Europe/London");

        Assert.Equal("09:00 Thu Sydney", clock.In("Australia/Sydney").There(Moment("2026-11-18T22:00:00Z")));
        Assert.Null(clock.In("Europe/London").There(Moment("2026-11-18T22:00:00Z")));
        Assert.Null(clock.There(Moment("2026-11-18T22:00:00Z")));
    }

    [Theory]
    [InlineData("Asia/Kathmandu", "Asia/Kathmandu")]
    [InlineData("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires")]
    [InlineData("Etc/GMT+5", "Etc/GMT+5")]
    [InlineData("../../../etc/passwd", "UTC")]
    [InlineData("/etc/passwd", "UTC")]
    [InlineData("Europe/../Europe/London", "UTC")]
    [InlineData("Europe", "UTC")]
    [InlineData("Europe/London\n", "UTC")]
    [InlineData("Europe/London\0", "UTC")]
    [InlineData("<script>", "UTC")]
    [InlineData("", "UTC")]
    [InlineData(null, "UTC")]
    public void Zone_OfACookie_IsAZoneOrUtc(string? cookie, string zone) => Assert.Equal(zone, ReaderZone.Parse(cookie).Zone.Id);

    [Fact]
    public void Zone_OfAnything_NeverThrows() => Prop.ForAll<string>(cookie => ReaderZone.Parse(cookie).Zone is not null).QuickCheckThrowOnFailure();

    private static ReaderClock Clock(string? reader) => ReaderZone.Parse(reader).At(Moment("2026-11-17T12:00:00Z"));

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
