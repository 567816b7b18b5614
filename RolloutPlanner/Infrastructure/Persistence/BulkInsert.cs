using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>
/// Adds many rows by one statement, in their order, formatted as the model says. The context sends one statement per row and prepares each anew, which is
/// most of the time that a large batch takes.
/// </summary>
internal static class BulkInsert
{
    public static async Task AddAsync<TRow>(DbContext db, IReadOnlyCollection<TRow> rows) where TRow : class
    {
        if (rows.Count == 0) return;
        var type = db.Model.FindEntityType(typeof(TRow))!;
        var columns = type.GetProperties().ToList();
        var names = string.Join(", ", columns.Select(column => $"\"{column.GetColumnName()}\""));
        var cells = string.Join(", ", columns.Select((_, i) => $"value->>{i}"));
        // Row numbers rise in the order of the rows, which whoever follows the table relies on.
        var sql = $"INSERT INTO \"{type.GetTableName()}\" ({names}) SELECT {cells} FROM json_each({{0}}) ORDER BY key";
        await db.Database.ExecuteSqlRawAsync(sql, Json(columns, rows));
    }

    private static string Json<TRow>(List<IProperty> columns, IEnumerable<TRow> rows)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var row in rows)
            {
                json.WriteStartArray();
                foreach (var column in columns) Write(json, Stored(column, row!));
                json.WriteEndArray();
            }
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static object? Stored(IProperty column, object row)
    {
        var value = column.PropertyInfo!.GetValue(row);
        return value is not null && column.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case bool flag: json.WriteNumberValue(flag ? 1 : 0); break;
            default: throw new NotSupportedException($"A column of {value.GetType()} is not written in bulk.");
        }
    }
}
