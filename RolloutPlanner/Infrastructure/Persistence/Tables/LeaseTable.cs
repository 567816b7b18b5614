using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RolloutPlanner.Infrastructure.Persistence.Tables;

internal sealed class LeaseTable : IEntityTypeConfiguration<LeaseRow>
{
    public void Configure(EntityTypeBuilder<LeaseRow> table)
    {
        table.ToTable("Leases");
        table.HasKey(row => row.Name);
    }
}
