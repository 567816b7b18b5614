using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RolloutPlanner.Infrastructure.Persistence.Tables;

internal sealed class HistoryTable : IEntityTypeConfiguration<HistoryRow>
{
    public void Configure(EntityTypeBuilder<HistoryRow> table)
    {
        table.ToTable("History");
        table.HasKey(row => row.Seq);
        table.Property(row => row.Seq).ValueGeneratedNever();
        table.Property(row => row.Channel).HasConversion<string>();
        table.HasIndex(row => new { row.RolloutKey, row.Seq });
        table.HasIndex(row => new { row.ActorId, row.Seq });
        table.HasIndex(row => new { row.Kind, row.Seq });
        table.HasIndex(row => row.At);
    }
}
