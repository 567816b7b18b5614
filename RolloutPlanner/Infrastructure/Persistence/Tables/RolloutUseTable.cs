using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RolloutPlanner.Infrastructure.Persistence.Tables;

internal sealed class RolloutUseTable : IEntityTypeConfiguration<RolloutUseRow>
{
    public void Configure(EntityTypeBuilder<RolloutUseRow> table)
    {
        table.ToTable("RolloutUses");
        table.HasKey(row => new { row.RolloutKey, row.Kind, row.Key });
        table.HasOne<RolloutRow>().WithMany().HasForeignKey(row => row.RolloutKey).OnDelete(DeleteBehavior.Restrict);
        table.Property(row => row.Kind).HasConversion<string>();
        table.HasIndex(row => new { row.Kind, row.Key });
    }
}
