using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>Readiness, signed check by check.</summary>
public sealed partial class Rollout
{
    private const int MaxNote = 500;

    /// <summary>Puts a lead's signature under one check that is ready.</summary>
    /// <param name="digestSeen">The digest of the evidence that was on the screen.</param>
    /// <param name="note">May be empty.</param>
    public Result SignReadiness(ReadinessTopic topic, string digestSeen, string note, ReadinessFacts facts, Actor by, DateTimeOffset at)
    {
        var allowed = Lifecycle.Check(State, RolloutCommand.SignReadiness, by);
        if (allowed.IsError) return allowed.WithoutValue();
        if (PlainText.Check(note, "note", "The note", 0, MaxNote, lines: true) is { } wrong) return wrong;
        var asked = Readiness.Signatures(State, facts).First(check => check.Check.Topic == topic);
        if (asked.Check is ReadinessCheck.PlanSigned) return RolloutErrors.ReadinessOfPlan;
        if (asked.Digest != digestSeen) return RolloutErrors.ReadinessChanged;
        if (asked.Standing is SignatureStanding.Covered) return RolloutErrors.ReadinessCovered;
        if (asked.Standing is SignatureStanding.Signed) return RolloutErrors.ReadinessSigned(asked.Signature!);
        return asked.Check.Standing is CheckStanding.Ready ? Raise(new ReadinessSigned(Under(asked, note, by, at), by, at)) : RolloutErrors.ReadinessNotReady;
    }

    /// <summary>Takes one's own signature under a check back.</summary>
    public Result WithdrawReadiness(ReadinessTopic topic, string reason, Actor by, DateTimeOffset at)
    {
        var allowed = Allow(RolloutCommand.WithdrawReadiness, by, reason);
        if (allowed.IsError) return allowed.WithoutValue();
        return State.ReadinessSignatures.FirstOrDefault(one => one.Topic == topic && one.By == by.Id) is { } mine
            ? Raise(new ReadinessWithdrawn(mine, reason, by, at))
            : RolloutErrors.NoReadinessToWithdraw;
    }

    /// <summary>Says something about a check. It signs nothing.</summary>
    public Result NoteReadiness(ReadinessTopic topic, string note, Actor by, DateTimeOffset at)
    {
        var allowed = Lifecycle.Check(State, RolloutCommand.NoteReadiness, by);
        if (allowed.IsError) return allowed.WithoutValue();
        if (PlainText.Check(note, "note", "The note", 1, MaxNote, lines: true) is { } wrong) return wrong;
        return Raise(new ReadinessNoted(State.ReadinessNotes.LastOrDefault(one => one.Topic == topic), new(topic, by.Id, by.Name, at, note), by, at));
    }

    /// <summary>The checks that a signature under the plan signs too: what is ready and has no signature that counts.</summary>
    private ValueList<ReadinessSignature> SignedWith(ReadinessFacts facts, Actor by, DateTimeOffset at) => State.IsLive
        ? []
        : SignedCheck.Asked(Readiness.Signatures(State, facts))
            .Where(check => !check.IsAgreed && check.Check.Standing is CheckStanding.Ready)
            .Select(check => Under(check, "", by, at))
            .ToValueList();

    private ReadinessSignature Under(SignedCheck check, string note, Actor by, DateTimeOffset at) =>
        new(check.Check.Topic, State.UnderReview!.Number, check.Check, check.Digest, by.Id, by.Name, at, note);
}
