using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RolloutPlanner.Infrastructure.Identity;

namespace RolloutPlanner.Infrastructure.Persistence.Tables;

internal sealed class AccountTable : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> table)
    {
        table.ToTable("Accounts");
        table.Property(row => row.DisplayName).HasMaxLength(100);
        table.Property(row => row.Version).IsConcurrencyToken();
        table.HasIndex(row => row.NormalizedEmail).IsUnique();
        table.Ignore(row => row.PhoneNumber);
        table.Ignore(row => row.PhoneNumberConfirmed);
        table.Ignore(row => row.TwoFactorEnabled);
        table.Ignore(row => row.LockoutEnabled);
        table.Ignore(row => row.LockoutEnd);
        table.Ignore(row => row.AccessFailedCount);
    }
}
