using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>Keeps the people of the last import in memory, and reads them again after the next import.</summary>
internal sealed class DirectoryReader : IPeopleDirectory, IDisposable
{
    private readonly IDbContextFactory<PlannerDbContext> _contexts;
    private readonly IDisposable _subscription;
    private readonly Lock _lock = new();
    private Task<PeopleDirectory>? _current;

    public DirectoryReader(IDbContextFactory<PlannerDbContext> contexts, IChangeFeed feed)
    {
        _contexts = contexts;
        _subscription = feed.Subscribe(OnChange);
    }

    public Task<PeopleDirectory> CurrentAsync(CancellationToken ct)
    {
        lock (_lock)
        {
            if (_current is null or { IsFaulted: true }) _current = Task.Run(LoadAsync, CancellationToken.None);
            return _current.WaitAsync(ct);
        }
    }

    public void Dispose() => _subscription.Dispose();

    // A load that began before the import goes on for those who wait for it; whoever asks from now on gets a new one.
    private void OnChange(ChangeNotice notice)
    {
        if (notice.SubjectKind != SubjectKinds.Directory) return;
        lock (_lock) _current = null;
    }

    private async Task<PeopleDirectory> LoadAsync()
    {
        await using var db = await _contexts.CreateDbContextAsync();
        // A transaction would keep writers waiting, so the number is read again instead: were they the people of that import?
        for (; ; )
        {
            if (await NewestAsync(db) is not { } import) return PeopleDirectory.Empty;
            var people = await PeopleAsync(db, import.People);
            if ((await NewestAsync(db))!.Number == import.Number) return new PeopleDirectory(import.Number, import.At, import.Source, people);
        }
    }

    private static Task<DirectoryImportRow?> NewestAsync(PlannerDbContext db) =>
        db.DirectoryImports.AsNoTracking().OrderByDescending(row => row.Number).FirstOrDefaultAsync();

    private static async Task<List<DirectoryPerson>> PeopleAsync(PlannerDbContext db, int expected)
    {
        var json = new PersonAttributes();
        var people = new List<DirectoryPerson>(expected);
        await foreach (var row in db.People.AsNoTracking().OrderBy(row => row.Ordinal).AsAsyncEnumerable())
            people.Add(new(TargetingKey.Parse(row.Key, "key").Value, row.Name, json.Read(row.Attributes)));
        return people;
    }
}
