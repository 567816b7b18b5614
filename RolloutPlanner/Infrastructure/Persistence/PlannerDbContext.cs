using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Infrastructure.Identity;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>The database. Made by its factory for one operation and thrown away after it.</summary>
internal sealed class PlannerDbContext(DbContextOptions<PlannerDbContext> options) : IdentityUserContext<Account>(options)
{
    public DbSet<CommandRow> Commands => Set<CommandRow>();

    public DbSet<HistoryRow> History => Set<HistoryRow>();

    public DbSet<SignInTriesRow> SignInTries => Set<SignInTriesRow>();

    public DbSet<RolloutRow> Rollouts => Set<RolloutRow>();

    public DbSet<TransitionRow> Transitions => Set<TransitionRow>();

    public DbSet<MeasurementRow> Measurements => Set<MeasurementRow>();

    public DbSet<RunEvidenceRow> RunEvidence => Set<RunEvidenceRow>();

    public DbSet<EvaluationRow> Evaluations => Set<EvaluationRow>();

    public DbSet<OutcomeRow> Outcomes => Set<OutcomeRow>();

    public DbSet<LeaseRow> Leases => Set<LeaseRow>();

    public DbSet<RolloutUseRow> RolloutUses => Set<RolloutUseRow>();

    public DbSet<CohortRow> Cohorts => Set<CohortRow>();

    public DbSet<CohortVersionRow> CohortVersions => Set<CohortVersionRow>();

    public DbSet<CohortIncludeRow> CohortIncludes => Set<CohortIncludeRow>();

    public DbSet<HookRow> Hooks => Set<HookRow>();

    public DbSet<TemplateRow> Templates => Set<TemplateRow>();

    public DbSet<TokenRow> Tokens => Set<TokenRow>();

    public DbSet<PersonRow> People => Set<PersonRow>();

    public DbSet<DirectoryImportRow> DirectoryImports => Set<DirectoryImportRow>();

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save asynchronously: a blocked thread is one that serves nobody.");

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (ChangeTracker.Entries<IAppendOnlyRow>().Any(entry => entry.State is EntityState.Modified or EntityState.Deleted))
            throw new InvalidOperationException("History is written once and never changed.");
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => StoredFormats.Apply(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(PlannerDbContext).Assembly);

        // Not offered: signing in elsewhere, extra claims and tokens of the identity library.
        builder.Ignore<IdentityUserClaim<string>>();
        builder.Ignore<IdentityUserLogin<string>>();
        builder.Ignore<IdentityUserToken<string>>();
    }
}
