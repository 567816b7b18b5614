using RolloutPlanner.Domain.Cohorts;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>One version of a cohort as JSON. Never changed.</summary>
internal sealed class CohortVersionRow
{
    public required string Key { get; init; }

    public required int Number { get; init; }

    public required string Body { get; init; }

    public static CohortVersionRow Of(CohortVersion version) => new() { Key = version.Key.Value, Number = version.Number, Body = DomainJson.Write(version) };

    public CohortVersion ToVersion() => DomainJson.Read<CohortVersion>(Body);
}
