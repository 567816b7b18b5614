using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Components.Services;

/// <summary>What a dialog of a rollout asks to be done, with everything that was typed and seen there.</summary>
public abstract record Deed
{
    private Deed()
    {
    }

    public sealed record Start : Deed;

    /// <summary>Into the next stage, or out of the last one.</summary>
    public sealed record Advance : Deed;

    public sealed record Skip(int Stage, string Reason) : Deed;

    public sealed record Pause(string Reason) : Deed;

    public sealed record Resume(string Reason) : Deed;

    /// <param name="Stage">Null for nobody.</param>
    public sealed record RollBack(int? Stage, string Reason) : Deed;

    public sealed record Kill(string Reason) : Deed;

    public sealed record Restart(string Reason) : Deed;

    public sealed record Archive(string Reason) : Deed;

    public sealed record Apply(string Reason) : Deed;

    /// <param name="Digest">Names the evidence that was on the screen.</param>
    /// <param name="SeenAt">When it was drawn.</param>
    public sealed record Approve(int Target, string Digest, DateTimeOffset SeenAt, string Reason) : Deed;

    public sealed record Decline(string Reason) : Deed;

    public sealed record Withdraw(int Target, string Reason) : Deed;

    public sealed record Read(NewMeasurement Measurement) : Deed;

    public sealed record Tick(string Item, string Evidence) : Deed;

    public sealed record Untick(string Item) : Deed;

    /// <param name="Criterion">Its id.</param>
    /// <param name="Shown">The verdict that was on the screen.</param>
    public sealed record SetAside(string Criterion, Verdict Shown, DateTimeOffset Until, string Reason) : Deed;

    public sealed record Agree(int Override, string Note) : Deed;

    public sealed record CloseReview(int Override, string Note) : Deed;
}
