using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RolloutPlanner.Infrastructure.Persistence.Tables;

internal sealed class CommandTable : IEntityTypeConfiguration<CommandRow>
{
    public void Configure(EntityTypeBuilder<CommandRow> table)
    {
        table.ToTable("Commands");
        table.HasKey(row => new { row.PrincipalId, row.Key });
        table.Property(row => row.Channel).HasConversion<string>();
    }
}
