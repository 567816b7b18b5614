using System.Diagnostics;

namespace RolloutPlanner.Components.Shared;

/// <summary>The colour family of a pill, a notice or a card. It never stands alone: an icon and a word say the same.</summary>
public enum Tone
{
    None,
    Pass,
    Fail,
    Wait,
    Err,
    Live,
}

/// <summary>The classes of rp.css.</summary>
public static class Tones
{
    public static string Css(this Tone tone) => tone switch
    {
        Tone.None => "none",
        Tone.Pass => "pass",
        Tone.Fail => "fail",
        Tone.Wait => "wait",
        Tone.Err => "err",
        Tone.Live => "live",
        _ => throw new UnreachableException($"No class for the tone {tone}."),
    };
}
