namespace RolloutPlanner.Application.Tokens;

/// <summary>What a token may be used for. A token never signs off, approves, or manages people or tokens, whatever its scopes.</summary>
[Flags]
public enum TokenScopes
{
    None = 0,

    /// <summary>Ask who sees what, and be told of changes.</summary>
    Evaluate = 1,

    /// <summary>Send measurements.</summary>
    Ingest = 2,

    /// <summary>Read cohorts, rollouts, history and the directory, and take exports.</summary>
    Read = 4,

    /// <summary>Make and edit cohorts and plans, and move rollouts as a product manager may.</summary>
    Automation = 8,
}
