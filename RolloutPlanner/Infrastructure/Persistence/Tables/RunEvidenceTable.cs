using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RolloutPlanner.Infrastructure.Persistence.Tables;

internal sealed class RunEvidenceTable : IEntityTypeConfiguration<RunEvidenceRow>
{
    public void Configure(EntityTypeBuilder<RunEvidenceRow> table)
    {
        table.ToTable("RunEvidence");
        table.HasKey(row => new { row.RolloutKey, row.Run });
        table.HasOne<RolloutRow>().WithMany().HasForeignKey(row => row.RolloutKey).OnDelete(DeleteBehavior.Restrict);
    }
}
