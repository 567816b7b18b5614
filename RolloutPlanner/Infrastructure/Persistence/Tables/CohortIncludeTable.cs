using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RolloutPlanner.Infrastructure.Persistence.Tables;

internal sealed class CohortIncludeTable : IEntityTypeConfiguration<CohortIncludeRow>
{
    public void Configure(EntityTypeBuilder<CohortIncludeRow> table)
    {
        table.ToTable("CohortIncludes");
        table.HasKey(row => new { row.Key, row.Included });
        table.HasOne<CohortRow>().WithMany().HasForeignKey(row => row.Key).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(row => row.Included);
    }
}
