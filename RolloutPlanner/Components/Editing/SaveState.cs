namespace RolloutPlanner.Components.Editing;

/// <summary>Whether what is typed is stored, and if not, what it waits for.</summary>
public abstract record SaveState
{
    private SaveState()
    {
    }

    public sealed record Stored : SaveState;

    /// <summary>Stored by itself as soon as nobody types for a moment.</summary>
    public sealed record Soon : SaveState;

    public sealed record Saving : SaveState;

    public sealed record Unreadable(int Values) : SaveState;

    /// <param name="Again">Tried again by itself.</param>
    public sealed record Refused(string Why, bool Again) : SaveState;

    /// <summary>It would take back what others have agreed to, so a person says when.</summary>
    public sealed record Held : SaveState;

    /// <summary>Somebody else saved another plan meanwhile.</summary>
    public sealed record Contested : SaveState;
}
