using System.Security.Cryptography;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Planning;

/// <summary>Asks to replace the people directory by the people of a CSV file.</summary>
/// <param name="Source">Where the file comes from, for people: its name, or the CRM and the day.</param>
public sealed record ImportPeopleCommand(CommandOrigin Origin, Stream Csv, string Source);

/// <summary>
/// Replaces the people directory, all or nothing. Product managers, engineering leads and administrators only. The receipt names the directory
/// and the number of the import.
/// </summary>
public sealed class ImportPeople(ICommandExecutor executor, IPeopleCsv csv)
{
    private const Roles Importers = Roles.ProductManager | Roles.EngineeringLead | Roles.Admin;
    private static readonly Error Forbidden = Error.Forbidden("people.forbidden", "Only a product manager, an engineering lead or an administrator can import people.");

    public async Task<Result<Receipt>> RunAsync(ImportPeopleCommand command, CancellationToken ct)
    {
        var source = command.Source.Trim();
        var file = await ReadAsync(command.Csv, ct);

        // Read before the transaction: a large file must not keep others from writing.
        var read = csv.Read(file);
        var stamp = command.Origin.Stamp("import-people", source, Convert.ToHexStringLower(SHA256.HashData(file.Span)));
        return await executor.ExecuteAsync(stamp, async workspace =>
        {
            if (!workspace.Actor.Has(Importers)) return Forbidden;
            if (PlainText.Check(source, "source", "The source", 1, 200) is { } wrong) return wrong;
            if (!read.TryGet(out var imported)) return Result<Receipt>.Fail(read.Errors);

            var before = await workspace.Directory.CountAsync();
            var what = new DirectoryImported(source, imported.People.Count, imported.Attributes, before, workspace.Actor, workspace.Now);
            return new Receipt(SubjectKinds.Directory, await workspace.Directory.ReplaceAsync(imported.People, what));
        }, ct);
    }

    /// <summary>At most one byte more than fits, which is enough to be refused for its size.</summary>
    private static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream from, CancellationToken ct)
    {
        var bytes = new byte[IPeopleCsv.MaxBytes + 1];
        var count = await from.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
        return bytes.AsMemory(0, count);
    }
}
