using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RolloutPlanner.Infrastructure.Persistence.Tables;

internal sealed class CohortVersionTable : IEntityTypeConfiguration<CohortVersionRow>
{
    public void Configure(EntityTypeBuilder<CohortVersionRow> table)
    {
        table.ToTable("CohortVersions");
        table.HasKey(row => new { row.Key, row.Number });
        table.HasOne<CohortRow>().WithMany().HasForeignKey(row => row.Key).OnDelete(DeleteBehavior.Restrict);
    }
}
