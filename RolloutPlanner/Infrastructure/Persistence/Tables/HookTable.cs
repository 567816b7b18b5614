using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Infrastructure.Persistence.Tables;

internal sealed class HookTable : IEntityTypeConfiguration<HookRow>
{
    public void Configure(EntityTypeBuilder<HookRow> table)
    {
        table.ToTable("Hooks");
        table.HasKey(row => row.Key);
        table.Property(row => row.Version).IsConcurrencyToken();
        table.Property(row => row.IntervalSeconds).HasDefaultValue((long)GateTimes.Interval.TotalSeconds).ValueGeneratedNever();
        table.Property(row => row.Shape).HasConversion<string>().HasDefaultValue(MetricShape.Number).ValueGeneratedNever();
        table.Property(row => row.Better).HasConversion<string>().HasDefaultValue(Better.Lower).ValueGeneratedNever();
        table.Property(row => row.ProblemKind).HasConversion<string>();
    }
}
