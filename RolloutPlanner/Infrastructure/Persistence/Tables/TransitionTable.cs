using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RolloutPlanner.Infrastructure.Persistence.Tables;

internal sealed class TransitionTable : IEntityTypeConfiguration<TransitionRow>
{
    public void Configure(EntityTypeBuilder<TransitionRow> table)
    {
        table.ToTable("Transitions");
        table.HasKey(row => new { row.RolloutKey, row.Seq });
        table.HasOne<RolloutRow>().WithMany().HasForeignKey(row => row.RolloutKey).OnDelete(DeleteBehavior.Restrict);
        table.Property(row => row.FromStatus).HasConversion<string>();
        table.Property(row => row.ToStatus).HasConversion<string>();
    }
}
