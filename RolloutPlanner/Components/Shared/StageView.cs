namespace RolloutPlanner.Components.Shared;

/// <summary>Where a stage is on its way.</summary>
public enum StageState
{
    Done,
    Live,
    Paused,
    Next,
    Later,
    RolledBack,
}

/// <summary>
/// One stage as a card draws it. <paramref name="People"/> is null while the reach is unknown; <paramref name="OfPeople"/> is the cohort's
/// size, null when the stage takes all of it. <paramref name="WhenText"/> and <paramref name="ShareText"/> are one line each: a date, soak
/// progress. <paramref name="Href"/> makes the name a link. <paramref name="Whom"/> names the cohort, where the stage's name does not.
/// </summary>
public sealed record StageView(
    int Number,
    string Name,
    StageState State,
    long? People = null,
    long? OfPeople = null,
    string? WhenText = null,
    string? ShareText = null,
    string? Href = null,
    string? Whom = null);
