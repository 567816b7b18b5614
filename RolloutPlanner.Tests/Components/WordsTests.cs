using RolloutPlanner.Components.Text;

namespace RolloutPlanner.Tests.Components;

public class WordsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 18, 14, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1204350, "1,204,350")]
    [InlineData(-12, "\u221212")]
    [InlineData(9_999_999, "9,999,999")]
    [InlineData(12_400_000, "12.4 million")]
    [InlineData(long.MinValue, "\u22129,223,372,036,854.8 million")]
    public void Number_OfAnySize_HasSeparatorsAndARealMinus(long number, string words) => Assert.Equal(words, Words.Number(number));

    [Theory]
    [InlineData(1, "1 person")]
    [InlineData(0, "0 people")]
    [InlineData(9348, "9,348 people")]
    public void People_Counted_AgreeInNumber(long count, string words) => Assert.Equal(words, Words.People(count));

    [Theory]
    [InlineData("5", "5%")]
    [InlineData("0.125", "0.125%")]
    [InlineData("100.000", "100%")]
    public void Share_InPercent_HasNoTrailingZeros(string percent, string words) => Assert.Equal(words, Words.Share(decimal.Parse(percent, Words.English)));

    [Theory]
    [InlineData("62.84", "62.8%")]
    [InlineData("0.671", "0.67%")]
    [InlineData("-0.5", "\u22120.50%")]
    public void Rate_Measured_HasTwoPlacesUnderOne(string percent, string words) => Assert.Equal(words, Words.Rate(decimal.Parse(percent, Words.English)));

    [Theory]
    [InlineData(0, 100, "0%")]
    [InlineData(100, 100, "100%")]
    [InlineData(1, 1_000_000, "under 0.1%")]
    [InlineData(999_999, 1_000_000, "over 99.9%")]
    [InlineData(9348, 1_204_350, "0.8%")]
    [InlineData(5, 0, "0%")]
    public void PartOf_AWhole_NeverRoundsSomebodyAway(long part, long whole, string words) => Assert.Equal(words, Words.PartOf(part, whole));

    [Fact]
    public void When_InAnotherYear_NamesTheYear()
    {
        Assert.Equal("Wed 18 Nov, 04:30", Words.When(new(2026, 11, 18, 4, 30, 0, TimeSpan.Zero), Now, TimeZoneInfo.Utc));
        Assert.Equal("Fri 1 Jan 2027, 04:30", Words.When(new(2027, 1, 1, 4, 30, 0, TimeSpan.Zero), Now, TimeZoneInfo.Utc));
    }

    [Fact]
    public void When_InSydney_IsThePlacesOwnTime() =>
        Assert.Equal("Thu 19 Nov, 09:00", Words.When(new(2026, 11, 18, 22, 0, 0, TimeSpan.Zero), Now, TimeZoneInfo.FindSystemTimeZoneById("Australia/Sydney")));

    [Theory]
    [InlineData(2, "just now")]
    [InlineData(20, "20 s ago")]
    [InlineData(720, "12 min ago")]
    [InlineData(3600, "Wed 18 Nov, 13:00")]
    [InlineData(-60, "Wed 18 Nov, 14:01")]
    public void Since_UnderAnHour_IsRelative(int seconds, string words) => Assert.Equal(words, Words.Since(Now.AddSeconds(-seconds), Now, TimeZoneInfo.Utc));

    [Theory]
    [InlineData("00:00:40", "40 s")]
    [InlineData("00:45:00", "45 min")]
    [InlineData("02:30:00", "2 h 30 min")]
    [InlineData("2.00:00:00", "48 h")]
    [InlineData("3.00:00:00", "3 days")]
    public void Duration_OfASpan_IsShort(string span, string words) => Assert.Equal(words, Words.Duration(TimeSpan.Parse(span, Words.English)));

    [Fact]
    public void List_OfNames_EndsWithAnd() => Assert.Equal("Maya, Tom and Aiko", Words.List(["Maya", "Tom", "Aiko"]));
}
