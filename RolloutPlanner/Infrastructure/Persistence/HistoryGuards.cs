using Microsoft.EntityFrameworkCore;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>
/// Triggers that keep history rows as they are. They are laid after every start, because SQLite drops them when a migration rebuilds the table.
/// The one on INSERT is needed as INSERT OR REPLACE passes by the one on DELETE. They guard against accidents, not against the owner of the file.
/// </summary>
internal static class HistoryGuards
{
    private const string Sql = """
        CREATE TRIGGER IF NOT EXISTS History_keeps_rows BEFORE DELETE ON History BEGIN SELECT RAISE(ABORT, 'History is never deleted.'); END;
        CREATE TRIGGER IF NOT EXISTS History_keeps_values BEFORE UPDATE ON History BEGIN SELECT RAISE(ABORT, 'History is never changed.'); END;
        CREATE TRIGGER IF NOT EXISTS History_keeps_numbers BEFORE INSERT ON History
        WHEN EXISTS (SELECT 1 FROM History WHERE Seq = NEW.Seq) BEGIN SELECT RAISE(ABORT, 'This history entry exists already.'); END;
        """;

    public static Task LayAsync(PlannerDbContext db, CancellationToken ct) => db.Database.ExecuteSqlRawAsync(Sql, ct);
}
