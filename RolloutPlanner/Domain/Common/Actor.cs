namespace RolloutPlanner.Domain.Common;

/// <summary>
/// What somebody may do. A person may hold several. <see cref="System"/> is automation and <see cref="Reporter"/> a program that sends readings;
/// neither is ever granted to a person.
/// </summary>
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
    Reporter = 64,
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
/// <param name="Behind">The person who lets a program act and answers for what it writes as for their own; null for people and for automation.</param>
public sealed record Actor(UserId Id, string Name, Roles Roles, Channel Channel, UserId? Behind = null)
{
    public bool Has(Roles any) => (Roles & any) != 0;
}
