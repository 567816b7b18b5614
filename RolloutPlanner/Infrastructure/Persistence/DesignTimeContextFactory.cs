using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>Gives the migration tool a context without starting the app. To make a migration:
/// <code>dotnet tool restore
/// dotnet build RolloutPlanner -p:MigrationTools=true
/// MigrationTools=true dotnet ef migrations add NAME --project RolloutPlanner --no-build --output-dir Infrastructure/Persistence/Migrations</code>
/// </summary>
internal sealed class DesignTimeContextFactory : IDesignTimeDbContextFactory<PlannerDbContext>
{
    public PlannerDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PlannerDbContext>().UseSqlite(DatabaseFile.ConnectionString("design-time.db")).Options);
}
