using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Infrastructure.Persistence.Tables;

internal sealed class MeasurementTable : IEntityTypeConfiguration<MeasurementRow>
{
    public void Configure(EntityTypeBuilder<MeasurementRow> table)
    {
        table.ToTable("Measurements");
        table.HasKey(row => new { row.RolloutKey, row.Run, row.Seq });
        table.HasOne<RolloutRow>().WithMany().HasForeignKey(row => row.RolloutKey).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(row => new { row.RolloutKey, row.Run, row.Hook, row.ObservedAt });
        table.Property(row => row.FreshTicks).HasDefaultValue(GateTimes.ManualMaxAge.Ticks).ValueGeneratedNever();
        table.Property(row => row.Origin).HasConversion<string>().HasDefaultValue(MeasurementOrigin.Manual).ValueGeneratedNever();
        table.Property(row => row.Failure).HasConversion<string>();
    }
}
