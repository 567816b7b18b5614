using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>
/// Adds many rows that are never changed, by one prepared statement in the transaction of the context: tracking each of them costs ten times as much
/// as writing it. Tables and formats are those of the model. A few rows go the usual way.
/// </summary>
internal static class BulkInsert
{
    private const int Few = 16;

    public static async Task AddAsync<TRow>(PlannerDbContext db, IReadOnlyCollection<TRow> rows) where TRow : class, IAppendOnlyRow
    {
        if (rows.Count <= Few)
        {
            db.AddRange(rows);
            return;
        }
        var columns = Columns(db.Model.FindEntityType(typeof(TRow))!, out var table);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction() ?? throw new InvalidOperationException("Rows are added inside a transaction.");
        command.CommandText = $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(column => $"\"{column.Name}\""))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
        var parameters = columns.Select((_, i) => Parameter(command, i)).ToList();
        foreach (var row in rows)
        {
            for (var i = 0; i < columns.Count; i++) parameters[i].Value = columns[i].Value(row) ?? DBNull.Value;
            await command.ExecuteNonQueryAsync();
        }
    }

    private static List<(string Name, Func<object, object?> Value)> Columns(IEntityType type, out string table)
    {
        table = type.GetTableName()!;
        return [.. type.GetProperties().Select(property => (property.GetColumnName(), Reader(property)))];
    }

    private static Func<object, object?> Reader(IProperty property)
    {
        var (getter, converter) = (property.GetGetter(), property.GetTypeMapping().Converter);
        return converter is null ? getter.GetClrValue : row => getter.GetClrValue(row) is { } value ? converter.ConvertToProvider(value) : null;
    }

    private static DbParameter Parameter(DbCommand command, int number)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = $"@p{number}";
        command.Parameters.Add(parameter);
        return parameter;
    }
}
