using Microsoft.Extensions.Options;
using RolloutPlanner.Infrastructure.Persistence;

namespace RolloutPlanner.Infrastructure.Live;

/// <summary>The last snapshot.</summary>
internal sealed class SnapshotFile(IOptions<StorageOptions> storage, IHostEnvironment env) : KeptFile<SnapshotContent>(storage, env, ".snapshot", "rp-snapshot-v1");
