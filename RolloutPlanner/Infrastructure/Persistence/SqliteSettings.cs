using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>
/// The settings without which SQLite would lose or block commits. SQLite keeps most of them per connection, and a file made beforehand does not
/// start in WAL by itself, so they are set each time a connection opens.
/// </summary>
internal sealed class SqliteSettings : DbConnectionInterceptor
{
    public const string Sql = "PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF;";

    /// <summary>Each setting and the value that must be read back.</summary>
    public static IReadOnlyDictionary<string, string> Expected { get; } = new Dictionary<string, string>
    {
        ["busy_timeout"] = "5000",
        ["journal_mode"] = "wal",
        ["synchronous"] = "2",
        ["foreign_keys"] = "1",
        ["trusted_schema"] = "0",
    };

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
