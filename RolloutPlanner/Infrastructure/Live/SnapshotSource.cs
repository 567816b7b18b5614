using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Infrastructure.Persistence;

namespace RolloutPlanner.Infrastructure.Live;

/// <summary>What the database says of one rollout at one version.</summary>
/// <param name="Published">Null where nothing of it is published.</param>
internal sealed record SourceRollout(string Key, long Version, PublishedRollout? Published);

/// <summary>What changed since the versions that were known, all seen at one moment.</summary>
/// <param name="Seq">The number of the last history entry.</param>
/// <param name="Cohorts">The cohort versions that the changed rollouts pin and that were not known.</param>
internal sealed record SourceReading(long Seq, IReadOnlyList<SourceRollout> Changed, IReadOnlyList<SnapshotCohort> Cohorts);

/// <summary>Reads published rollouts from the database. Throws when it is out of reach, also when its file was taken away under open connections.</summary>
internal sealed class SnapshotSource(IDbContextFactory<PlannerDbContext> contexts, IOptions<StorageOptions> storage, IHostEnvironment env)
{
    private readonly string _path = Path.Combine(env.ContentRootPath, storage.Value.Path);

    /// <summary>The number of the last history entry: every commit that changes anything makes at least one.</summary>
    public async Task<long> LastChangeAsync(CancellationToken ct)
    {
        await using var db = await OpenAsync(ct);
        return await LastChangeAsync(db, ct);
    }

    /// <param name="known">The version of each rollout that was read before.</param>
    public async Task<SourceReading> ReadAsync(IReadOnlyDictionary<string, long> known, Func<CohortPin, bool> knows, CancellationToken ct)
    {
        await using var db = await OpenAsync(ct);
        await db.Database.OpenConnectionAsync(ct);
        // Deferred: it only reads, and must wait for no writer.
        await using var moment = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        await db.Database.UseTransactionAsync(moment, ct);
        var seq = await LastChangeAsync(db, ct);
        var versions = await db.Rollouts.AsNoTracking().Select(row => new { row.Key, row.Version }).ToListAsync(ct);
        var changed = new List<SourceRollout>();
        foreach (var row in versions.Where(row => known.GetValueOrDefault(row.Key) != row.Version))
        {
            var state = await db.Rollouts.AsNoTracking().Where(stored => stored.Key == row.Key).Select(stored => stored.State).SingleAsync(ct);
            changed.Add(new(row.Key, row.Version, PublishedRollout.Of(DomainJson.Read<RolloutState>(state))));
        }
        return new(seq, changed, await CohortsAsync(db, changed.SelectMany(rollout => rollout.Published?.Pins ?? []).Distinct().Where(pin => !knows(pin)), ct));
    }

    private static async Task<List<SnapshotCohort>> CohortsAsync(PlannerDbContext db, IEnumerable<CohortPin> pins, CancellationToken ct)
    {
        var cohorts = new List<SnapshotCohort>();
        foreach (var (key, version) in pins.Select(pin => (pin.Cohort, pin.Version)).Distinct())
        {
            var definition = await db.CohortVersions.AsNoTracking().Where(row => row.Key == key.Value && row.Number == version).Select(row => row.Definition).SingleOrDefaultAsync(ct);
            if (definition is not null) cohorts.Add(new(key, version, DomainJson.Read<CohortDefinition>(definition)));
        }
        return cohorts;
    }

    private static async Task<long> LastChangeAsync(PlannerDbContext db, CancellationToken ct) => await db.History.MaxAsync(row => (long?)row.Seq, ct) ?? 0;

    private Task<PlannerDbContext> OpenAsync(CancellationToken ct) => File.Exists(_path)
        ? contexts.CreateDbContextAsync(ct)
        : throw new FileNotFoundException("The database file is gone.", _path);
}
