namespace RolloutPlanner.Domain.Flags;

/// <summary>Whether the customer records already say who should get a feature.</summary>
public enum CrmKnowledge
{
    No,
    Partly,
    Yes,
}

/// <summary>What somebody answered before making a rollout, kept with it so that reviewers see why it exists. Null: not answered.</summary>
/// <param name="Risky">It could go wrong in a way that customers notice.</param>
/// <param name="SomeFirst">Some people should have it before others.</param>
/// <param name="BackInMinutes">It might have to be taken back within minutes.</param>
/// <param name="ForGood">It should stay different for some people for good.</param>
/// <param name="Comparing">Versions are chosen by comparing results.</param>
public sealed record FlagAnswers(bool? Risky, bool? SomeFirst, bool? BackInMinutes, bool? ForGood, bool? Comparing, CrmKnowledge? Crm)
{
    public static FlagAnswers None { get; } = new(null, null, null, null, null, null);

    public bool IsComplete => this is { Risky: not null, SomeFirst: not null, BackInMinutes: not null, ForGood: not null, Comparing: not null, Crm: not null };
}
