using System.Text;
using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Application.Gates;

public sealed class ImportMeasurementsTests : IAsyncLifetime
{
    private const string Header = "rollout,hook,windowStart,windowEnd,value,sampleSize,treatmentPeople,treatmentBad,controlPeople,controlBad\n";
    private const string Short = "hook,rollout,windowEnd,windowStart,treatmentPeople,treatmentBad\n";

    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.WithDemoPeopleAsync();
        await _database.AddPushedAsync();
    }

    public Task DisposeAsync() => _database.DisposeAsync().AsTask();

    [Fact]
    public async Task Run_SoundFile_IsTakenInLikeABatch()
    {
        var file = "\uFEFF" + Header.Replace("\n", "\r\n", StringComparison.Ordinal)
            + "checkout,payment-errors,2026-11-18T12:30:00Z,\"2026-11-18T12:31:00Z\",,,200,3,1800,9\r\n\r\n"
            + " checkout , payment-errors ,2026-11-18T13:31:00+01:00,2026-11-18 12:32:00Z,,,100,0,,\r\n"
            + "checkout,payment-errors,2026-11-18T12:01:00Z,2026-11-18T12:02:00Z,,,100,0,,\r\n";

        var preview = await PreviewAsync(file);
        Assert.Empty(await _database.TakenAsync());
        var first = await RunAsync(file);
        var second = await RunAsync(file);
        var later = await PreviewAsync(file);

        Assert.Equal(["accepted", "accepted", "measurement.early"], preview.Value.Rows.Select(row => row.Fate!.Code));
        Assert.Equal(new ImportedRow(2, "checkout", "payment-errors", At.Minutes(30), At.Minutes(31), 1.5m, Fate.Accepted, []), preview.Value.Rows[0]);
        Assert.Equal((2, 4, 5), (preview.Value.Rows[0].Row, preview.Value.Rows[1].Row, preview.Value.Rows[2].Row));
        Assert.True(preview.Value.MayRun);
        Assert.Equal(("2+0 2:measurement.early", "0+2 2:measurement.early"), (first.Shown(), second.Shown()));
        Assert.Equal((2, 1, false), (later.Value.Duplicates, later.Value.Ignored, later.Value.MayRun));
        Assert.Equal(["monday.csv"], (await _database.TakenAsync()).Select(one => one.Source).Distinct());
    }

    [Fact]
    public async Task Preview_ChangesNothing()
    {
        var before = await _database.DumpAsync();

        await PreviewAsync(Short + "payment-errors,checkout,2026-11-18T12:31:00Z,2026-11-18T12:30:00Z,10,1\n");
        await PreviewAsync(Short + "payment-errors,checkout,2026-11-18T12:31:00Z,2026-11-18T12:30:00Z,10,100\n");

        Assert.Equal(before, await _database.DumpAsync());
    }

    [Theory]
    [InlineData("payment-errors,checkout,2026-11-18T12:31:00Z,2026-11-18T12:30:00Z,10,x", "Row 3, treatmentBad: \"x\" is not a whole number.")]
    [InlineData("payment-errors,checkout,2026-11-18T12:31:00Z,2026-11-18T12:30:00Z,=1+1,0", "Row 3, treatmentPeople: \"=1+1\" is not a whole number.")]
    [InlineData("payment-errors,checkout,2026-11-18T12:31:00,2026-11-18T12:30:00Z,10,0", "Row 3, windowEnd: \"2026-11-18T12:31:00\" is not a time with its offset, such as 2026-11-18T12:00:00Z.")]
    [InlineData("payment-errors,checkout,18.11.2026 12:31,2026-11-18T12:30:00Z,10,0", "Row 3, windowEnd: \"18.11.2026 12:31\" is not a time with its offset, such as 2026-11-18T12:00:00Z.")]
    [InlineData("payment-errors,checkout,2026-11-18T12:31:00Z,2026-11-18T12:30:00Z,10,11", "Row 3, treatmentBad: There are more bad outcomes than people. Count people, not requests, and count a person when their outcome is known.")]
    [InlineData("payment-errors,nowhere,2026-11-18T12:31:00Z,2026-11-18T12:30:00Z,10,1", "Row 3, rollout: There is no rollout \"nowhere\".")]
    [InlineData("=cmd|'/C calc'!A0,checkout,2026-11-18T12:31:00Z,2026-11-18T12:30:00Z,10,1", "Row 3, hook: A metric key starts with a letter and holds only a-z, 0-9, dots, dashes and underscores.")]
    [InlineData("payment-errors,checkout,2026-11-18T12:31:00Z,2026-11-18T12:30:00Z,10", "Row 3: This has 5 cells, but the first row names 6 columns.")]
    [InlineData("payment-errors,checkout,2026-11-18T12:31:00Z,2026-11-18T12:30:00Z,10,1\"1", "Row 3: There is a quotation mark in a place where none may be. Put the whole cell in quotation marks and double those inside it.")]
    [InlineData("payment-errors,checkout,2026-11-18T12:31:00Z,2026-11-18T12:30:00Z,,", "Row 3: Send a value, people with the feature (treatment), or how it went for one person (context and bad).")]
    public async Task Run_WrongRow_NamesItAndTakesNothingIn(string row, string message)
    {
        var file = Short + "payment-errors,checkout,2026-11-18T12:21:00Z,2026-11-18T12:20:00Z,10,1\n" + row + "\n";

        var taken = await RunAsync(file);
        var preview = await PreviewAsync(file);

        Assert.Equal([(message, "row 3")], taken.Errors.Select(error => (error.Message, error.Path!)));
        Assert.Equal(("accepted", 1, false), (preview.Value.Rows[0].Fate?.Code, preview.Value.Wrong, preview.Value.MayRun));
        Assert.Equal((3, null, 1), (preview.Value.Rows[1].Row, preview.Value.Rows[1].Fate, preview.Value.Rows[1].Errors.Count));
        Assert.Empty(await _database.TakenAsync());
    }

    [Theory]
    [InlineData("", "row 1", "Row 1 is empty. The first row names the columns: rollout, hook, windowStart, windowEnd, value, sampleSize, treatmentPeople, treatmentBad, controlPeople, controlBad.")]
    [InlineData("rollout,hook,windowStart,value\n", "row 1", "Row 1 lacks the column windowEnd.")]
    [InlineData("rollout,hook,windowStart,windowEnd,value,Value\n", "row 1", "Row 1 names the column value twice.")]
    [InlineData("rollout;hook\n", "row 1", "Row 1 names \"rollout;hook\". The columns are rollout, hook, windowStart, windowEnd, value, sampleSize, treatmentPeople, treatmentBad, controlPeople, controlBad.")]
    [InlineData("rollout,hook,windowStart,windowEnd,value\n\n", "row 2", "There is no measurement below the first row.")]
    public async Task File_ThatIsNone_IsRefused(string file, string path, string message)
    {
        Assert.Equal([(message, path)], (await RunAsync(file)).Errors.Select(error => (error.Message, error.Path!)));
        Assert.Equal([(message, path)], (await PreviewAsync(file)).Errors.Select(error => (error.Message, error.Path!)));
    }

    [Fact]
    public async Task File_NotUtf8OrTooLarge_IsRefused()
    {
        var latin = await _database.Get<ImportMeasurements>().RunAsync(new(By.Maya.Asks(), new MemoryStream([.. Encoding.UTF8.GetBytes(Header), 0xE9, 0x0A])), default);
        var large = await RunAsync(Header + new string('x', IMeasurementCsv.MaxBytes));
        var many = await RunAsync(Header + string.Concat(Enumerable.Repeat("a,b,c,d,,,,,,\n", IMeasurementCsv.MaxRows + 1)));

        Assert.Equal(("import.encoding", "import.big", "import.many"), (latin.Error.Code, large.Error.Code, many.Error.Code));
    }

    [Fact]
    public async Task File_WithManyProblems_ListsTwenty()
    {
        var taken = await RunAsync(Short + string.Concat(Enumerable.Repeat("payment-errors,checkout,x,x,1,1\n", 30)));

        Assert.Equal(21, taken.Errors.Count);
        Assert.Equal("There are 40 more problems.", taken.Errors[20].Message);
    }

    [Fact]
    public async Task File_ByAViewer_IsForbidden()
    {
        const string File = Short + "payment-errors,checkout,2026-11-18T12:31:00Z,2026-11-18T12:30:00Z,10,1\n";

        Assert.Equal("role.push", (await RunAsync(File, By.Victor)).Error.Code);
        Assert.Equal("role.push", (await PreviewAsync(File, By.Victor)).Error.Code);
    }

    private Task<Result<ImportPreview>> PreviewAsync(string file, Actor? by = null) => _database.Get<ImportMeasurements>().PreviewAsync(Command(file, by), default);

    private Task<Result<Taken>> RunAsync(string file, Actor? by = null) => _database.Get<ImportMeasurements>().RunAsync(Command(file, by), default);

    private static ImportMeasurementsCommand Command(string file, Actor? by) => new((by ?? By.Maya).Asks(), new MemoryStream(Encoding.UTF8.GetBytes(file)), "monday.csv");
}
