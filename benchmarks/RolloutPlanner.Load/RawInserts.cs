using System.Diagnostics;
using Microsoft.Data.Sqlite;
using RolloutPlanner.Infrastructure.Persistence;

namespace RolloutPlanner.Load;

/// <summary>The floor: the same rows into the same table with its indexes and triggers, by one prepared statement on one connection, nothing read and nothing checked.</summary>
internal static class RawInserts
{
    /// <summary>Rows in a second.</summary>
    public static double Measure(string like, string file, int batch, TimeSpan span)
    {
        using var connection = Open(like, file);
        using var insert = connection.CreateCommand();
        insert.CommandText =
            """
            INSERT INTO Measurements (RolloutKey, Run, Seq, Hook, Value, SampleSize, ObservedAt, RecordedAt, Author, Source, Origin, WindowTicks, FreshTicks, Definition, Query)
            VALUES ('ingest-0', 1, @seq, @hook, '12.25', 500, @at, @at, 'token:abcdefgh', 'Load (API token)', 'Pushed', 10000000, 9000000000, @definition, '')
            """;
        var (seq, hook, at) = (insert.Parameters.Add("@seq", SqliteType.Integer), insert.Parameters.Add("@hook", SqliteType.Text), insert.Parameters.Add("@at", SqliteType.Integer));
        insert.Parameters.AddWithValue("@definition", new string('a', 64));
        insert.Prepare();
        var (began, rows) = (Stopwatch.GetTimestamp(), 0L);
        while (Stopwatch.GetElapsedTime(began) < span)
        {
            using var transaction = connection.BeginTransaction();
            insert.Transaction = transaction;
            for (var i = 0; i < batch; i++)
            {
                (seq.Value, hook.Value, at.Value) = (++rows, $"number-{i % 10}", rows * 1_000_000);
                insert.ExecuteNonQuery();
            }
            transaction.Commit();
        }
        return rows / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static SqliteConnection Open(string like, string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        Run(connection, SqliteSettings.Sql + " PRAGMA foreign_keys=OFF;");
        using var source = new SqliteConnection($"Data Source={like};Mode=ReadOnly;Pooling=False");
        source.Open();
        using var schema = source.CreateCommand();
        schema.CommandText = "SELECT sql FROM sqlite_master WHERE tbl_name = 'Measurements' AND sql IS NOT NULL ORDER BY CASE type WHEN 'table' THEN 0 ELSE 1 END";
        using var reader = schema.ExecuteReader();
        while (reader.Read()) Run(connection, reader.GetString(0));
        return connection;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
