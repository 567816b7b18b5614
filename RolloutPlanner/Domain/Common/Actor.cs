namespace RolloutPlanner.Domain.Common;

/// <summary>What somebody may do. A person may hold several. <see cref="System"/> is automation and is never granted to a person.</summary>
[Flags]
public enum Roles
{
    None = 0,
    ProductManager = 1,
    EngineeringLead = 2,
    Auditor = 4,
    Viewer = 8,
    Admin = 16,
    System = 32,
}

/// <summary>Through which door a command came.</summary>
public enum Channel
{
    Screen,
    Api,
    CommandLine,
    Automation,
}

/// <summary>Who acts, with the roles read at the moment of the command.</summary>
public sealed record Actor(UserId Id, string Name, Roles Roles, Channel Channel)
{
    public bool Has(Roles any) => (Roles & any) != 0;
}
