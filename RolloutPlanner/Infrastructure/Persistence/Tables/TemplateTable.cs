using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RolloutPlanner.Infrastructure.Persistence.Tables;

internal sealed class TemplateTable : IEntityTypeConfiguration<TemplateRow>
{
    public void Configure(EntityTypeBuilder<TemplateRow> table)
    {
        table.ToTable("Templates");
        table.HasKey(row => row.Key);
        table.Property(row => row.Version).IsConcurrencyToken();
    }
}
