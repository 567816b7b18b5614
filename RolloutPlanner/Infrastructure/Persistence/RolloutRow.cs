using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>A rollout. <see cref="State"/> is all of it; the other columns are copies of its parts, for lists and for the version predicate.</summary>
internal sealed class RolloutRow
{
    public required string Key { get; init; }

    /// <summary>The key of the template that the rollout began with; empty where there was none.</summary>
    public string Template { get; init; } = "";

    public long Version { get; set; }

    public string Name { get; set; } = "";

    /// <summary>Name and key in small letters of every language, as SQLite itself knows only those of ASCII. Sorts by name, then key.</summary>
    public string SearchText { get; set; } = "";

    public RolloutStatus Status { get; set; }

    public PlanPhase Phase { get; set; }

    public string? Owner { get; set; }

    public string? EngineeringLead { get; set; }

    public int Stage { get; set; }

    public int StageCount { get; set; }

    public string StageName { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>How many transitions there are, so that the next one gets the next number.</summary>
    public int Moves { get; set; }

    public string State { get; set; } = "";

    /// <summary>Takes over everything but the key, the template and the transitions. While people have the feature, the plan that serves them is shown, not the draft of the next.</summary>
    public void Take(RolloutState state)
    {
        var plan = state.ServesOn && state.Live is { } live ? live.Plan : state.Draft;
        Version = state.Version;
        Name = plan.Name;
        SearchText = $"{plan.Name.ToLowerInvariant()}\n{Key}";
        (Status, Phase) = (state.Status, state.Phase);
        (Owner, EngineeringLead) = (plan.Owner?.Value, plan.EngineeringLead?.Value);
        (Stage, StageCount) = (state.CurrentStage, plan.Stages.Count);
        StageName = Stage > 0 ? plan.Stages[Stage - 1].Name : "";
        (CreatedAt, ChangedAt) = (state.CreatedAt, state.ChangedAt);
        State = DomainJson.Write(state);
    }
}
