using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RolloutPlanner.Infrastructure.Persistence.Tables;

internal sealed class HookTable : IEntityTypeConfiguration<HookRow>
{
    public void Configure(EntityTypeBuilder<HookRow> table)
    {
        table.ToTable("Hooks");
        table.HasKey(row => row.Key);
        table.Property(row => row.Version).IsConcurrencyToken();
    }
}
