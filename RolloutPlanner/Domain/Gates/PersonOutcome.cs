using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Domain.Gates;

/// <summary>How it went for one person in one run of a stage, by one metric. A person counts once: what they had and when, as first seen, stays.</summary>
/// <param name="Person">See <see cref="HashOf"/>.</param>
/// <param name="IsTreated">Whether they had the feature.</param>
public sealed record PersonOutcome(string Person, bool IsTreated, DateTimeOffset SeenAt, bool IsBad)
{
    /// <summary>The length of a batch.</summary>
    public static readonly TimeSpan Batch = TimeSpan.FromMinutes(1);

    /// <summary>When the batch began that this person belongs to.</summary>
    public DateTimeOffset BatchStart => BatchOf(SeenAt);

    /// <summary>The whole minute of a moment.</summary>
    public static DateTimeOffset BatchOf(DateTimeOffset at) => new(at.UtcTicks - at.UtcTicks % Batch.Ticks, TimeSpan.Zero);

    /// <summary>Stands for a person in one run of one rollout, and for nobody anywhere else: lower-case hex SHA-256.</summary>
    public static string HashOf(Salt salt, int run, TargetingKey person) =>
        new CanonicalText().Field("salt", salt.Value).Field("run", run).Field("person", person.Value).Sha256Hex();

    /// <summary>What people of one batch add up to.</summary>
    /// <param name="hasControl">Whether the stage leaves anybody out.</param>
    public static ArmReading.Counts Sum(IReadOnlyCollection<PersonOutcome> people, bool hasControl) =>
        new(Arm(people, treated: true), hasControl ? Arm(people, treated: false) : null);

    private static CountedArm Arm(IReadOnlyCollection<PersonOutcome> people, bool treated) =>
        new(people.Count(one => one.IsTreated == treated), people.Count(one => one.IsTreated == treated && one.IsBad));
}
