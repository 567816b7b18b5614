using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RolloutPlanner.Infrastructure.Persistence.Tables;

internal sealed class DirectoryTable : IEntityTypeConfiguration<DirectoryRow>
{
    public void Configure(EntityTypeBuilder<DirectoryRow> table)
    {
        table.ToTable("Directories");
        table.HasKey(row => row.Number);
        table.Property(row => row.Number).ValueGeneratedNever();
    }
}
