using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>The people directory inside one transaction.</summary>
internal sealed class DirectoryStore(Workspace workspace) : IDirectoryStore
{
    private readonly PlannerDbContext _db = workspace.Db;

    public async Task<long> ReplaceAsync(IReadOnlyList<DirectoryPerson> people, DirectoryImported what)
    {
        var old = await _db.Directories.ToListAsync();
        var number = old.Select(row => row.Number).DefaultIfEmpty(0).Max() + 1;
        _db.Directories.RemoveRange(old);
        _db.Directories.Add(new() { Number = number, ImportedAt = workspace.Now, Source = what.Source, People = DomainJson.Write(people) });
        workspace.Changed(new(SubjectKinds.Directory, "people"), number, what);
        return number;
    }
}
