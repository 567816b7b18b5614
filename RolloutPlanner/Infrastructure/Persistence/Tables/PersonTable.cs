using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RolloutPlanner.Infrastructure.Persistence.Tables;

internal sealed class PersonTable : IEntityTypeConfiguration<PersonRow>
{
    public void Configure(EntityTypeBuilder<PersonRow> table)
    {
        table.ToTable("People");
        table.HasKey(row => row.Key);
        table.HasIndex(row => row.Ordinal);
    }
}
