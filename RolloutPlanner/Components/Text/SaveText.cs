using System.Diagnostics;
using RolloutPlanner.Components.Editing;

namespace RolloutPlanner.Components.Text;

/// <summary>Who saved a plan last, and when.</summary>
/// <param name="Name">Null for the reader.</param>
public sealed record SavedBy(string? Name, DateTimeOffset At);

/// <summary>Says whether a plan is stored: "Version 3, saved 14:31 by you."</summary>
public static class SaveText
{
    public static string Of(SaveState state, int version, SavedBy saved, ReaderClock clock) => state switch
    {
        SaveState.Stored => $"Version {version}, saved {When(saved.At, clock)} by {saved.Name ?? "you"}.",
        SaveState.Soon => $"Version {version}, not saved yet.",
        SaveState.Saving => "Saving…",
        _ => Trouble(state),
    };

    /// <summary>What keeps the plan from being stored; empty where nothing does.</summary>
    public static string Trouble(SaveState state) => state switch
    {
        SaveState.Stored or SaveState.Soon or SaveState.Saving => "",
        SaveState.Unreadable unreadable => $"Not saved yet: {PlanWords.Unreadable(unreadable.Values).ToLower(Words.English)}.",
        SaveState.Refused refused => $"Not saved: {refused.Why.TrimEnd('.')}{(refused.Again ? ", trying again" : "")}.",
        SaveState.Held => "Not saved: your change waits for your decision below.",
        SaveState.Contested => "Not saved: somebody else saved this plan meanwhile.",
        _ => throw new UnreachableException($"No words for {state}."),
    };

    /// <summary>"14:31" today, otherwise with its day.</summary>
    public static string When(DateTimeOffset at, ReaderClock clock) => clock.Date(at) == clock.Date(clock.Now) ? clock.Hour(at) : clock.At(at);
}
