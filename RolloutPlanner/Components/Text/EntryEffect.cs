using RolloutPlanner.Application.Audit;

namespace RolloutPlanner.Components.Text;

/// <summary>What followed from an entry besides what it says itself.</summary>
public static class EntryEffect
{
    /// <summary>Null where nothing else followed.</summary>
    public static string? Of(HistoryEntry entry)
    {
        var facts = EntryPayload.Of(entry);
        return entry.Kind switch
        {
            "plan-edited" => facts["details", "clearedSignOffs"] switch
            {
                null or "0" => null,
                "1" => "1 signature was cleared, so the plan needs fresh ones.",
                var count => $"{count} signatures were cleared, so the plan needs fresh ones.",
            },
            "plan-signed-off" => facts["details", "enough"] is "false" ? "More signatures were needed." : "The plan had every signature it needed.",
            "changes-requested" => "The plan went back to a draft, and its signatures were cleared.",
            "gate-approved" => "It counted for 24 hours, unless a number got worse or the plan changed.",
            "criterion-overridden" => facts["after", "needsSecond"] is "true" ? "Nothing was lifted before a second lead agreed. It left a review." : "The verdict stayed as it was; only what it asked for was lifted. It left a review.",
            "override-seconded" => "The trigger stayed failing, as accepted harm. The review stayed open.",
            "readiness-signed" => "It counted for as long as what the check rests on stayed the same.",
            "gate-declined" => "The rollout stayed where it was.",
            "rollout-paused" => "Everybody kept what they had, and soak time stood still.",
            "rolled-back-to-stage" or "rolled-back-fully" or "kill-switch-pulled" => "People lost it the next time the product asked. Approvals and ticks of that stage were void.",
            "plan-applied" => "Approvals of the gate became void.",
            "token-revoked" => "Programs that used it were refused within two seconds.",
            "denied" => "Nothing was changed.",
            _ => null,
        };
    }
}
