using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RolloutPlanner.Infrastructure.Persistence.Tables;

internal sealed class RolloutTables : IEntityTypeConfiguration<RolloutRow>, IEntityTypeConfiguration<MoveRow>, IEntityTypeConfiguration<MeasurementRow>
{
    public void Configure(EntityTypeBuilder<RolloutRow> table)
    {
        table.ToTable("Rollouts");
        table.HasKey(row => row.Key);
        table.Property(row => row.Version).IsConcurrencyToken();
        table.Property(row => row.Status).HasConversion<string>();
        table.Property(row => row.Phase).HasConversion<string>();
        table.HasIndex(row => row.Status);
    }

    public void Configure(EntityTypeBuilder<MoveRow> table)
    {
        table.ToTable("Moves");
        table.HasKey(row => new { row.RolloutKey, row.Seq });
        table.Property(row => row.FromStatus).HasConversion<string>();
        table.Property(row => row.ToStatus).HasConversion<string>();
        table.HasOne<RolloutRow>().WithMany().HasForeignKey(row => row.RolloutKey).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<MeasurementRow> table)
    {
        table.ToTable("Measurements");
        table.HasKey(row => row.Id);
        table.HasIndex(row => new { row.RolloutKey, row.Run });
        table.HasOne<RolloutRow>().WithMany().HasForeignKey(row => row.RolloutKey).OnDelete(DeleteBehavior.Restrict);
    }
}
