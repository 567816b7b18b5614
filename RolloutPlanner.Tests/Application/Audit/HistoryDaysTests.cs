using RolloutPlanner.Application.Audit;

namespace RolloutPlanner.Tests.Application.Audit;

public class HistoryDaysTests
{
    [Theory]
    [InlineData("2026-11-18", "UTC", "2026-11-18T00:00:00Z")]
    [InlineData("2026-11-18", "Europe/London", "2026-11-18T00:00:00Z")]
    [InlineData("2026-07-01", "Europe/London", "2026-06-30T23:00:00Z")]
    [InlineData("2026-11-18", "Asia/Kathmandu", "2026-11-17T18:15:00Z")]
    [InlineData("2026-11-18", "Australia/Sydney", "2026-11-17T13:00:00Z")]
    [InlineData("2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00:00Z")] // midnight was skipped
    [InlineData("2026-10-25", "Atlantic/Azores", "2026-10-25T00:00:00Z")] // midnight came twice
    public void Start_OfADay_IsItsFirstMomentThere(string day, string zone, string moment) =>
        Assert.Equal(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture), HistoryDays.Start(HistoryDays.Parse(day)!.Value, HistoryDays.Zone(zone)!));

    [Theory]
    [InlineData("yesterday")]
    [InlineData("2026-13-01")]
    [InlineData("9999-12-31")]
    [InlineData("")]
    [InlineData(null)]
    public void Parse_NoDay_IsNull(string? text) => Assert.Null(HistoryDays.Parse(text));

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("Europe/Nowhere")]
    [InlineData("\0")]
    [InlineData("<script>")]
    public void Zone_Unknown_IsNull(string name) => Assert.Null(HistoryDays.Zone(name));
}
