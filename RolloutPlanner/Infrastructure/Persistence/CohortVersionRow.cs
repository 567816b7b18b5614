using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>One version of a cohort, as it was saved.</summary>
internal sealed class CohortVersionRow : IAppendOnlyRow
{
    public required string Key { get; init; }

    public required int Number { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    public required string Definition { get; init; }

    /// <summary>A copy of what the definition says, so that lists need not read it.</summary>
    public required bool IsList { get; init; }

    public required string Hash { get; init; }

    public required string AuthorId { get; init; }

    public required DateTimeOffset At { get; init; }

    public static CohortVersionRow Of(CohortVersion version) => new()
    {
        Key = version.Key.Value,
        Number = version.Number,
        Name = version.Name,
        Description = version.Description,
        Definition = DomainJson.Write(version.Definition),
        IsList = version.Definition is CohortDefinition.Members,
        Hash = version.Hash,
        AuthorId = version.Author.Value,
        At = version.At,
    };

    public CohortVersion ToVersion() => new(
        CohortKey.Parse(Key, "key").Value, Number, Name, Description, DomainJson.Read<CohortDefinition>(Definition), Hash, UserId.Parse(AuthorId, "author").Value, At);
}
