using Bunit;
using RolloutPlanner.Application.Gates;
using RolloutPlanner.Components.Metrics;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Metrics;

public class ImportPartsTests : BunitContext
{
    private static readonly DateTimeOffset Now = new FakeTime().GetUtcNow();

    public ImportPartsTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void Rows_AllSound_SayTheirFateAndMayBeTaken()
    {
        var taken = false;
        var part = Draw([Row(2, Fate.Accepted), Row(3, Fate.Duplicate), Row(4, Fate.Overlaps), Row(5, Fate.Accepted)], () => taken = true);

        Assert.Equal("4 rows: 2 count, 1 known and 1 left out", part.Find("h2").TextContent);
        Assert.Equal(["4", "2", "3", "5"], part.FindAll("tbody td:first-child").Select(cell => cell.TextContent));
        Assert.Contains(Fate.Overlaps.Message, part.Find("tbody tr").TextContent);
        part.FindAll("footer button")[0].Click();

        Assert.True(taken);
        Assert.Contains("Take in 2 readings", part.Markup);
    }

    [Fact]
    public void Rows_OneWrong_NameItsColumnAndTakeNothing()
    {
        var taken = false;
        var part = Draw([Row(2, null), Row(3, null, Error.Invalid("x", "Too many.", "treatmentBad"))], () => taken = true);

        Assert.Equal("2 rows: 1 wrong", part.Find("h2").TextContent);
        Assert.Contains("treatmentBad: Too many.", part.FindAll("tbody tr")[0].TextContent);
        Assert.Contains("It is judged once every row can be read.", part.FindAll("tbody tr")[1].TextContent);
        part.FindAll("footer button")[0].Click();

        Assert.False(taken);
        Assert.Contains("One row is wrong.", part.Find(".why").TextContent);
    }

    [Fact]
    public void Rows_NoneCounts_SaysSo() => Assert.Equal("No row counts.", Assert.Single(ImportText.Blocked(new([Row(2, Fate.Duplicate)]))).Text);

    [Theory]
    [InlineData(1, 0, "1 reading is taken in.")]
    [InlineData(12, 3, "12 readings are taken in. 3 rows were known or left out.")]
    public void Done_Said_CountsBoth(int accepted, int known, string said) => Assert.Equal(said, ImportText.Done(new(accepted, known, [])));

    [Fact]
    public void Form_Empty_BlocksTheLookAndSaysWhy()
    {
        var looked = false;
        var part = Render<ImportForm>(p => p.Add(f => f.Text, " ").Add(f => f.OnFile, _ => { }).Add(f => f.OnPreview, () => looked = true));

        part.Find("button").Click();

        Assert.False(looked);
        Assert.Contains("Choose a file, or paste the rows.", part.Find(".why").TextContent);
    }

    private static ImportedRow Row(int number, Fate? fate, params Error[] errors) =>
        new(number, "checkout", "errors", Now.AddMinutes(-1), Now, 1.2m, fate, errors.ToValueList());

    private IRenderedComponent<ImportRows> Draw(ValueList<ImportedRow> rows, Action run) => Render<ImportRows>(p => p
        .Add(r => r.Preview, new(rows)).Add(r => r.Name, "a.csv").Add(r => r.Clock, ReaderClock.Utc(Now)).Add(r => r.OnRun, run).Add(r => r.OnDiscard, () => { }));
}
