using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RolloutPlanner.Infrastructure.Persistence.Tables;

internal sealed class OutcomeTable : IEntityTypeConfiguration<OutcomeRow>
{
    public void Configure(EntityTypeBuilder<OutcomeRow> table)
    {
        table.ToTable("Outcomes");
        table.HasKey(row => new { row.RolloutKey, row.Run, row.Hook, row.Person });
        table.HasOne<RolloutRow>().WithMany().HasForeignKey(row => row.RolloutKey).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(row => new { row.RolloutKey, row.Run, row.Hook, row.SeenAt });
    }
}
