using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RolloutPlanner.Infrastructure.Persistence.Tables;

internal sealed class SignInTriesTable : IEntityTypeConfiguration<SignInTriesRow>
{
    public void Configure(EntityTypeBuilder<SignInTriesRow> table)
    {
        table.ToTable("SignInTries");
        table.HasKey(row => row.EmailHash);
        table.HasIndex(row => row.LastAt);
    }
}
