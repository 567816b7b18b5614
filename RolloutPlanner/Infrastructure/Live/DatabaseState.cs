using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using RolloutPlanner.Infrastructure.Persistence;

namespace RolloutPlanner.Infrastructure.Live;

/// <summary>
/// Whether the database was made ready since the start. It may be away then: evaluation answers from the snapshot meanwhile, and everything else
/// waits. A missing file beside a snapshot of it is taken for a missing disk, never for a new workspace.
/// </summary>
internal sealed class DatabaseState(DatabaseSetup setup, SnapshotFile snapshot, IOptions<StorageOptions> storage, IHostEnvironment env, ILogger<DatabaseState> log)
{
    private readonly string _path = Path.Combine(env.ContentRootPath, storage.Value.Path);
    private volatile bool _isReady;

    public bool IsReady => _isReady;

    /// <summary>Tries once; true when it is ready now. Throws where trying again cannot help, such as a database of a newer version.</summary>
    public async Task<bool> PrepareAsync(CancellationToken ct)
    {
        if (_isReady) return true;
        if (!File.Exists(_path) && snapshot.Exists)
        {
            log.LogError("There is no database at {Path}, but a snapshot of one. Bring it back, or remove {Snapshot} to begin anew", _path, snapshot.Path);
            return false;
        }
        try
        {
            await setup.PrepareAsync(ct);
            return _isReady = true;
        }
        catch (Exception e) when ((e is SqliteException or IOException or UnauthorizedAccessException) && snapshot.Exists)
        {
            log.LogError(e, "The database at {Path} cannot be opened", _path);
            return false;
        }
    }
}
