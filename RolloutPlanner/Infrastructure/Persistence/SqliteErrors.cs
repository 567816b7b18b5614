using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace RolloutPlanner.Infrastructure.Persistence;

internal static class SqliteErrors
{
    private const int PrimaryKeyTaken = 1555;
    private const int UniqueTaken = 2067;

    /// <summary>A row with this key stands there already.</summary>
    public static bool IsTaken(DbUpdateException e) => e.InnerException is SqliteException { SqliteExtendedErrorCode: PrimaryKeyTaken or UniqueTaken };
}
