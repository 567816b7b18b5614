using System.Diagnostics;
using RolloutPlanner.Components.Shared;

namespace RolloutPlanner.Components.Text;

/// <summary>The six verdicts of a criterion as the screen knows them.</summary>
public enum VerdictKind
{
    Pass,
    Fail,
    Pending,
    Inconclusive,
    NoData,
    Error,
}

/// <summary>What a verdict is called and how it looks. Only <see cref="VerdictKind.Pass"/> is green.</summary>
public static class VerdictText
{
    public static Look Of(VerdictKind verdict) => verdict switch
    {
        VerdictKind.Pass => new("Passing", "check_circle", Tone.Pass),
        VerdictKind.Fail => new("Failing", "dangerous", Tone.Fail),
        VerdictKind.Pending => new("Not enough data", "hourglass_top", Tone.Wait),
        VerdictKind.Inconclusive => new("Not clear yet", "contrast", Tone.Wait),
        VerdictKind.NoData => new("No data", "sensors_off", Tone.None),
        VerdictKind.Error => new("Error", "warning", Tone.Err),
        _ => throw new UnreachableException($"No words for the verdict {verdict}."),
    };
}
