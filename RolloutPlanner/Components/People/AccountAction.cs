using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.People;

/// <summary>One thing to do to an account.</summary>
public abstract record AccountAction
{
    private AccountAction()
    {
    }

    public sealed record Grant(Roles Role) : AccountAction;

    public sealed record Revoke(Roles Role) : AccountAction;

    public sealed record Disable : AccountAction;

    public sealed record Enable : AccountAction;

    public sealed record Unlock : AccountAction;

    public sealed record SetPassword(string Password) : AccountAction;
}
