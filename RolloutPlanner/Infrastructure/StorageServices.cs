using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using RolloutPlanner.Application.Audit;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Infrastructure.Identity;
using RolloutPlanner.Infrastructure.Live;
using RolloutPlanner.Infrastructure.Persistence;
using RolloutPlanner.Infrastructure.Planning;

namespace RolloutPlanner.Infrastructure;

/// <summary>Puts the database behind the ports of the application.</summary>
public static class StorageServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration config)
    {
        services.Configure<StorageOptions>(config.GetSection("Storage"));
        services.TryAddSingleton(TimeProvider.System);
        services.AddDbContextFactory<PlannerDbContext>((provider, options) => options
            .UseSqlite(DatabaseFile.ConnectionString(Path.Combine(
                provider.GetRequiredService<IHostEnvironment>().ContentRootPath, provider.GetRequiredService<IOptions<StorageOptions>>().Value.Path)))
            // The context leaves out parts of the identity library on purpose.
            .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.MappedEntityTypeIgnoredWarning))
            .AddInterceptors(new SqliteSettings())
            .AddInterceptors(provider.GetServices<IInterceptor>()));
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddGatePace(config);
        services.AddSingleton<WriterGate>();
        services.AddSingleton<ChangeFeed>();
        services.AddSingleton<IChangeFeed>(provider => provider.GetRequiredService<ChangeFeed>());
        services.AddSingleton<ICommandExecutor, CommandExecutor>();
        services.AddSingleton<IHistoryQuery, HistoryQuery>();
        services.AddSingleton<IStoredDocuments, StoredDocuments>();
        services.AddSingleton<IRolloutReader, RolloutReader>();
        services.AddSingleton<IRunReader, RunReader>();
        services.AddSingleton<ICohortReader, CohortReader>();
        services.AddSingleton<IHookReader, HookReader>();
        services.AddSingleton<ISeriesReader, SeriesReader>();
        services.AddSingleton<IMetricReader, MetricReader>();
        services.AddSingleton<ITemplateReader, TemplateReader>();
        services.AddSingleton<IAccountReader, AccountReader>();
        services.AddSingleton<ITokenReader, TokenReader>();
        services.AddSingleton<IPeopleDirectory, DirectoryReader>();
        services.AddSingleton<IPeopleCsv, PeopleCsv>();
        services.AddSingleton<ImportPeople>();
        services.AddSingleton<DatabaseSetup>();
        services.AddIngest();
        AddSnapshots(services);
        return services;
    }

    /// <summary>Makes or migrates the database.</summary>
    public static Task PrepareDatabaseAsync(this WebApplication app, CancellationToken ct = default) => app.Services.GetRequiredService<DatabaseState>().PrepareAsync(ct);

    /// <summary>
    /// Takes the first snapshot of the database, or, where it is away, the last one that was kept. To be awaited before the app listens, and only where it
    /// is going to: whoever takes snapshots also keeps them, and two must not.
    /// </summary>
    public static async Task TakeSnapshotAsync(this WebApplication app, CancellationToken ct = default)
    {
        var snapshots = app.Services.GetRequiredService<SnapshotKeeper>();
        if (app.Services.GetRequiredService<DatabaseState>().IsReady) await snapshots.RefreshAsync(ct);
        if (snapshots.Current is null) snapshots.StartFromFile();
    }

    private static void AddSnapshots(IServiceCollection services)
    {
        services.AddSingleton<DatabaseState>();
        services.AddSingleton<SnapshotFile>();
        services.AddSingleton<TokenFile>();
        services.AddSingleton<SnapshotSource>();
        services.AddSingleton<ITicketKey, TicketKey>();
        services.AddSingleton<SnapshotKeeper>();
        services.AddSingleton<ISnapshots>(provider => provider.GetRequiredService<SnapshotKeeper>());
        services.AddSingleton<IHealth, HealthReader>();
        services.AddHostedService<SnapshotWatch>();
    }
}
