using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>Brings the database to this program's schema before anything is served.</summary>
internal sealed class DatabaseSetup(IDbContextFactory<PlannerDbContext> contexts, IOptions<StorageOptions> options, IHostEnvironment env)
{
    /// <summary>Throws with a sentence for the operator when the file was made by a newer program or does not keep the settings that protect commits.</summary>
    public async Task PrepareAsync(CancellationToken ct)
    {
        DatabaseFile.Prepare(Path.Combine(env.ContentRootPath, options.Value.Path));
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.Database.OpenConnectionAsync(ct);
        await AssertSettingsAsync(db, ct);
        await RefuseNewerAsync(db, ct);
        await FreeForgottenLockAsync(db, ct);
        await db.Database.MigrateAsync(ct);
        await HistoryGuards.LayAsync(db, ct);
        await RowGuards.LayAsync(db, ct);

        // What follows is promised to survive a crash, so the fresh file must stand on the disk without its log.
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", ct);
    }

    public static async Task AssertSettingsAsync(PlannerDbContext db, CancellationToken ct)
    {
        foreach (var (name, expected) in SqliteSettings.Expected)
        {
            var actual = Convert.ToString(await ScalarAsync(db, $"PRAGMA {name}", ct), CultureInfo.InvariantCulture);
            if (actual != expected)
                throw new InvalidOperationException($"The database does not keep the setting {name}={expected}; it answers {actual}. Put the file on a local disk that supports write-ahead logging.");
        }
    }

    private static async Task RefuseNewerAsync(PlannerDbContext db, CancellationToken ct)
    {
        var unknown = (await db.Database.GetAppliedMigrationsAsync(ct)).Except(db.Database.GetMigrations()).ToList();
        if (unknown.Count > 0)
            throw new InvalidOperationException($"The database was made by a newer version of RolloutPlanner (it knows {unknown[^1]}, this program does not). Start the newer version, or restore a backup made before the update.");
    }

    /// <summary>The migration lock is a row: a program that died while it held it would keep every later one waiting for ever.</summary>
    private static async Task FreeForgottenLockAsync(PlannerDbContext db, CancellationToken ct)
    {
        if (await ScalarAsync(db, "SELECT 1 FROM sqlite_master WHERE name = '__EFMigrationsLock'", ct) is null) return;
        await db.Database.ExecuteSqlRawAsync("""DELETE FROM "__EFMigrationsLock" WHERE julianday("Timestamp") < julianday('now', '-10 minutes')""", ct);
    }

    private static async Task<object?> ScalarAsync(PlannerDbContext db, string sql, CancellationToken ct)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(ct);
    }
}
