using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>Keeps the people of the last import in memory; each question asks the database only whether there is a newer import.</summary>
internal sealed class PeopleDirectoryReader(IDbContextFactory<PlannerDbContext> contexts) : IPeopleDirectory, IDisposable
{
    private readonly SemaphoreSlim _loading = new(1, 1);
    private volatile PeopleDirectory _current = PeopleDirectory.Empty;

    public async Task<PeopleDirectory> CurrentAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var newest = await db.Directories.MaxAsync(row => (long?)row.Number, ct) ?? 0;
        if (_current.Number >= newest) return _current;
        await _loading.WaitAsync(ct);
        try
        {
            if (_current.Number >= newest) return _current;
            var row = await db.Directories.AsNoTracking().OrderByDescending(row => row.Number).FirstAsync(ct);
            return _current = new PeopleDirectory(row.Number, row.ImportedAt, row.Source, DomainJson.Read<IReadOnlyList<DirectoryPerson>>(row.People));
        }
        finally
        {
            _loading.Release();
        }
    }

    public void Dispose() => _loading.Dispose();
}
