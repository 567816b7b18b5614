namespace RolloutPlanner.Application.Exports;

/// <summary>The forms in which other systems take flags.</summary>
public enum FlagFormat
{
    /// <summary>Gives everybody exactly what this application gives them.</summary>
    Flagd,

    GoFeatureFlag,
    Unleash,
    LaunchDarkly,
    FeatureManagement,
}
