using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Infrastructure.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Persistence;

public class DatabaseSetupTests
{
    [Fact]
    public async Task Prepare_NothingThere_MakesAPrivateFileWithAllSettings()
    {
        await using var database = TestDatabase.Unprepared();

        await database.PrepareAsync();

        await AssertSettingsAsync(database);
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(database.File));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(database.File)!));
    }

    [Fact]
    public async Task Prepare_EmptyFileMadeBeforehand_StillGetsAllSettings()
    {
        await using var database = TestDatabase.Unprepared();
        Directory.CreateDirectory(Path.GetDirectoryName(database.File)!);
        await File.WriteAllBytesAsync(database.File, []);

        await database.PrepareAsync();

        await AssertSettingsAsync(database);
        Assert.Equal("wal", await database.SqlAsync("PRAGMA journal_mode"));
    }

    [Fact]
    public async Task Prepare_Twice_KeepsWhatIsThere()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var before = await database.DumpAsync();

        await database.PrepareAsync();

        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task Prepare_FileOfANewerVersion_RefusedWithASentence()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await database.SqlAsync("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99.0')");

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(database.PrepareAsync);

        Assert.StartsWith("The database was made by a newer version of RolloutPlanner", refusal.Message);
    }

    [Fact]
    public async Task Prepare_LockLeftByADeadProgram_IsFreed()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await database.SqlAsync("INSERT INTO __EFMigrationsLock VALUES (1, '2020-01-01 00:00:00+00:00')");

        await database.PrepareAsync();

        Assert.Equal(0L, await database.SqlAsync("SELECT COUNT(*) FROM __EFMigrationsLock"));
    }

    private static async Task AssertSettingsAsync(TestDatabase database)
    {
        await using var db = await database.OpenAsync();
        await db.Database.OpenConnectionAsync();
        await DatabaseSetup.AssertSettingsAsync(db, default);
    }
}
