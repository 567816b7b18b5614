using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using RolloutPlanner.Application;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Audit;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Infrastructure;
using RolloutPlanner.Infrastructure.Identity;
using RolloutPlanner.Infrastructure.Persistence;

namespace RolloutPlanner.Tests.TestKit;

/// <summary>A real database file in a folder of its own, migrated, with the demo people in it.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private TestDatabase(string folder, params IInterceptor[] interceptors)
    {
        Folder = folder;
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton<IHostEnvironment>(new Env(folder));
        foreach (var interceptor in interceptors) services.AddSingleton(interceptor);
        services.AddStorage(new ConfigurationBuilder().Build());
        services.AddUseCases();
        services.AddSingleton<IMetricSource>(Metrics);
        services.AddGateRounds(new ConfigurationBuilder().Build());
        services.AddSingleton<IIdentityProof>(Proof);
        services.AddSingleton<TokenCheck>();
        services.AddScoped<RolloutPlanner.Components.Services.RolloutActions>();
        services.AddScoped<RolloutPlanner.Components.Services.MyNeeds>();
        _services = services.BuildServiceProvider();
    }

    public string Folder { get; }

    /// <summary>Storage and every use-case.</summary>
    public IServiceProvider Services => _services;

    public string File => Path.Combine(Folder, "data", "rolloutplanner.db");

    public FakeTime Time { get; } = new();

    /// <summary>Who proves themselves by a password, and by which.</summary>
    public FakeProof Proof { get; } = new();

    /// <summary>What metrics answer when they are asked.</summary>
    public FakeMetrics Metrics { get; } = new();

    public ICommandExecutor Executor => Get<ICommandExecutor>();

    public IHistoryQuery History => Get<IHistoryQuery>();

    /// <summary>An empty folder, nothing made in it yet.</summary>
    public static TestDatabase Unprepared(params IInterceptor[] interceptors) => new(Directory.CreateTempSubdirectory("rp-").FullName, interceptors);

    public static async Task<TestDatabase> WithDemoPeopleAsync(params IInterceptor[] interceptors)
    {
        var database = Unprepared(interceptors);
        await database.PrepareAsync();
        await new CreateDemoAccounts(database.Executor).RunAsync(default);
        return database;
    }

    public Task PrepareAsync() => Get<DatabaseSetup>().PrepareAsync(default);

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public Task<PlannerDbContext> OpenAsync() => Get<IDbContextFactory<PlannerDbContext>>().CreateDbContextAsync();

    /// <summary>Runs SQL on a connection of its own, past the context.</summary>
    public async Task<object?> SqlAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Every row of every table as text, so that two moments can be compared whole.</summary>
    public async Task<string> DumpAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        await connection.OpenAsync();
        var lines = new List<string>();
        foreach (var table in await RowsAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"))
        {
            lines.Add(table);
            lines.AddRange(await RowsAsync(connection, $"SELECT * FROM \"{table}\" ORDER BY 1, 2"));
        }
        return string.Join('\n', lines);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await using (var connection = new SqliteConnection(DatabaseFile.ConnectionString(File))) SqliteConnection.ClearPool(connection);
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task<List<string>> RowsAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            var values = new object[reader.FieldCount];
            reader.GetValues(values);
            rows.Add(string.Join('|', values));
        }
        return rows;
    }

    private sealed class Env(string folder) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Test";

        public string ApplicationName { get; set; } = "RolloutPlanner";

        public string ContentRootPath { get; set; } = folder;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
