using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RolloutPlanner.Infrastructure.Persistence.Tables;

internal sealed class EvaluationTable : IEntityTypeConfiguration<EvaluationRow>
{
    public void Configure(EntityTypeBuilder<EvaluationRow> table)
    {
        table.ToTable("Evaluations");
        table.HasKey(row => new { row.RolloutKey, row.Run, row.CriterionId, row.WindowEnd, row.PlanVersion });
        table.HasOne<RolloutRow>().WithMany().HasForeignKey(row => row.RolloutKey).OnDelete(DeleteBehavior.Restrict);
        table.Property(row => row.Verdict).HasConversion<string>();
        table.Property(row => row.Action).HasConversion<string>();
    }
}
