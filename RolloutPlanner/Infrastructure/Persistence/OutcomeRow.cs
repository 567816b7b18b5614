namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>How it went for one person in one run, as programs reported it. The person is a salted hash: nobody can be found by it.</summary>
internal sealed class OutcomeRow
{
    public required string RolloutKey { get; init; }

    public required int Run { get; init; }

    public required string Hook { get; init; }

    public required string Person { get; init; }

    /// <summary>Whether they had the feature when they were first seen.</summary>
    public required bool IsTreated { get; init; }

    /// <summary>When they were first seen: the batch that their outcome belongs to.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    public bool IsBad { get; set; }
}
