using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>How times and decimals lie in every table: times as an INTEGER that sorts, decimals as TEXT that keeps its scale.</summary>
internal static class StoredFormats
{
    public static void Apply(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTimeOffset>().HaveConversion<TimeConverter>().HaveColumnType("INTEGER");
        conventions.Properties<decimal>().HaveConversion<DecimalConverter>().HaveColumnType("TEXT");
    }

    private sealed class TimeConverter() : ValueConverter<DateTimeOffset, long>(at => Utc.ToMicroseconds(at), stored => Utc.FromMicroseconds(stored));

    private sealed class DecimalConverter() : ValueConverter<decimal, string>(
        value => value.ToString(CultureInfo.InvariantCulture),
        stored => decimal.Parse(stored, NumberStyles.Float, CultureInfo.InvariantCulture));
}
