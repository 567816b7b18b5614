using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Text;

/// <summary>What is said aloud after a deed, from what stands there now, never from what was asked.</summary>
public static class DoneText
{
    /// <param name="before">The rollout as it was on the screen when the deed was asked for.</param>
    /// <param name="after">The rollout as it was read afterwards.</param>
    public static string Of(Deed deed, RolloutView before, RolloutView after, ReaderClock clock) =>
        $"Done at {clock.Hour(clock.Now)}. {What(deed, before, after)}";

    private static string What(Deed deed, RolloutView before, RolloutView after)
    {
        var change = after.Exposed - before.Exposed;
        return deed switch
        {
            Deed.RollBack or Deed.Kill => change < 0 ? $"{Words.People(-change.Value)} {(change == -1 ? "is" : "are")} back on the old version." : "It is taken back.",
            Deed.Start or Deed.Advance or Deed.Skip => after.State.Status is RolloutStatus.Completed
                ? "Everybody has it."
                : $"Stage {after.State.CurrentStage} is live.{(change > 0 ? $" {Words.People(change.Value)} joined." : "")}",
            Deed.Pause => "Paused. Everybody keeps what they have.",
            Deed.Resume => "It runs again.",
            Deed.Restart => "A draft of the next plan version has begun.",
            Deed.Archive => "Archived. The history stays.",
            Deed.Apply => $"Plan version {after.State.LiveVersion} is in force.",
            Deed.Approve => $"Approved. {after.NameOf(after.Plan.Owner)} can go on from here.",
            Deed.Decline => $"Declined. {after.NameOf(after.Plan.Owner)} sees it on Home with your reason.",
            Deed.Withdraw => "Your approval is withdrawn.",
            Deed.Read => before.State.Status == after.State.Status ? "The reading is saved." : $"The reading is saved, and the rollout is {RolloutWords.Is(after.State.Status)}.",
            Deed.Tick => "The item is ticked.",
            Deed.Untick => "The item is open again.",
            Deed.SetAside => after.State.Overrides is [.., { NeedsSecond: true }] ? "A second engineering lead must agree now." : "It is set aside. The review stays open.",
            Deed.Agree => "It is set aside. The review stays open.",
            Deed.CloseReview => "The review is closed.",
            _ => "",
        };
    }
}
