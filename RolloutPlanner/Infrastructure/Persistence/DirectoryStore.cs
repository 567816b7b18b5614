using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>
/// The people directory inside one transaction. Tens of thousands of rows go in by one prepared statement: tracking each as an entity
/// would keep every other writer waiting for seconds.
/// </summary>
internal sealed class DirectoryStore(Workspace workspace) : IDirectoryStore
{
    /// <summary>The subject of history entries and notices: there is one directory.</summary>
    public const string Subject = "people";

    private const string Insert = """INSERT INTO "People" ("Key", "Name", "Attributes", "Ordinal") VALUES (@key, @name, @attributes, @ordinal)""";
    private readonly PlannerDbContext _db = workspace.Db;

    public Task<int> CountAsync() => _db.People.CountAsync();

    public async Task<long> ReplaceAsync(IReadOnlyList<DirectoryPerson> people, DirectoryImported what)
    {
        var number = (await _db.DirectoryImports.MaxAsync(row => (long?)row.Number) ?? 0) + 1;
        await _db.People.ExecuteDeleteAsync();
        await InsertAsync(people);
        _db.DirectoryImports.Add(new DirectoryImportRow { Number = number, Source = what.Source, People = people.Count, At = what.At, ActorId = what.By.Id.Value });
        workspace.Changed(new(SubjectKinds.Directory, Subject), number, what);
        return number;
    }

    private async Task InsertAsync(IReadOnlyList<DirectoryPerson> people)
    {
        var json = new PersonAttributes();
        await using var command = _db.Database.GetDbConnection().CreateCommand();
        command.Transaction = _db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = Insert;
        var (key, name, attributes, ordinal) = (Parameter(command, "@key"), Parameter(command, "@name"), Parameter(command, "@attributes"), Parameter(command, "@ordinal"));
        for (var i = 0; i < people.Count; i++)
        {
            (key.Value, name.Value, attributes.Value, ordinal.Value) = (people[i].Key.Value, people[i].Name, json.Write(people[i].Attributes), i);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static DbParameter Parameter(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
        return parameter;
    }
}
