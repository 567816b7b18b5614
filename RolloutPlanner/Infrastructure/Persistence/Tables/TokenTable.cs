using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RolloutPlanner.Infrastructure.Persistence.Tables;

internal sealed class TokenTable : IEntityTypeConfiguration<TokenRow>
{
    public void Configure(EntityTypeBuilder<TokenRow> table)
    {
        table.ToTable("Tokens");
        table.HasKey(row => row.Id);
        table.Property(row => row.RevokedAt).IsConcurrencyToken();
    }
}
