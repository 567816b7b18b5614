namespace RolloutPlanner.Application.Ports;

/// <summary>The kinds of things that history and change notices speak of.</summary>
public static class SubjectKinds
{
    public const string Account = "account";
    public const string Cohort = "cohort";
    public const string Rollout = "rollout";
    public const string Hook = "hook";
    public const string Template = "template";
    public const string Token = "token";

    /// <summary>The gates of all rollouts together, as something that is looked at.</summary>
    public const string Gates = "gates";

    /// <summary>A decision to do without a flag; its key is made of the feature's name.</summary>
    public const string Decision = "decision";

    /// <summary>The people directory; there is one.</summary>
    public const string Directory = "directory";

    /// <summary>The history itself, as something that is taken out; there is one.</summary>
    public const string History = "history";

    /// <summary>A command that was denied; its key is the command's name.</summary>
    public const string Command = "command";

    /// <summary>Change notices only: every session of this account has ended.</summary>
    public const string Sessions = "sessions";
}
