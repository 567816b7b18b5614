using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RolloutPlanner.Infrastructure.Persistence.Tables;

internal sealed class RolloutTable : IEntityTypeConfiguration<RolloutRow>
{
    public void Configure(EntityTypeBuilder<RolloutRow> table)
    {
        table.ToTable("Rollouts");
        table.HasKey(row => row.Key);
        table.Property(row => row.Version).IsConcurrencyToken();
        table.Property(row => row.Status).HasConversion<string>();
        table.Property(row => row.Phase).HasConversion<string>();
        table.HasIndex(row => row.ChangedAt);
        table.HasIndex(row => row.SearchText);
    }
}
