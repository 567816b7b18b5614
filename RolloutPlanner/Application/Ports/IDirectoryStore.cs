using RolloutPlanner.Application.Planning;

namespace RolloutPlanner.Application.Ports;

/// <summary>The people directory inside one transaction.</summary>
public interface IDirectoryStore
{
    /// <summary>How many people the directory holds.</summary>
    Task<int> CountAsync();

    /// <summary>Replaces everybody with the people of one import, all or nothing, with one history entry. Answers the number of the import.</summary>
    Task<long> ReplaceAsync(IReadOnlyList<DirectoryPerson> people, DirectoryImported what);
}
