using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RolloutPlanner.Infrastructure.Persistence.Tables;

internal sealed class DirectoryImportTable : IEntityTypeConfiguration<DirectoryImportRow>
{
    public void Configure(EntityTypeBuilder<DirectoryImportRow> table)
    {
        table.ToTable("DirectoryImports");
        table.HasKey(row => row.Number);
        table.Property(row => row.Number).ValueGeneratedNever();
    }
}
