using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RolloutPlanner.Infrastructure.Persistence.Tables;

internal sealed class CohortTable : IEntityTypeConfiguration<CohortRow>
{
    public void Configure(EntityTypeBuilder<CohortRow> table)
    {
        table.ToTable("Cohorts");
        table.HasKey(row => row.Key);
        table.Property(row => row.Version).IsConcurrencyToken();
    }
}
