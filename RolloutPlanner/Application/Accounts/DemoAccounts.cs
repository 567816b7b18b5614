using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Accounts;

/// <summary>The made-up people of the demo workspace, one per role and a second engineering lead. They have no password.</summary>
public static class DemoAccounts
{
    public static Person Maya { get; } = Make("maya-lindqvist", "Maya Lindqvist", Roles.ProductManager);

    public static Person Tom { get; } = Make("tom-okafor", "Tom Okafor", Roles.EngineeringLead);

    public static Person Priya { get; } = Make("priya-raman", "Priya Raman", Roles.EngineeringLead);

    public static Person Helen { get; } = Make("helen-wu", "Helen Wu", Roles.Auditor);

    public static Person Victor { get; } = Make("victor-hale", "Victor Hale", Roles.Viewer);

    public static Person Ingrid { get; } = Make("ingrid-solberg", "Ingrid Solberg", Roles.Admin);

    public static ValueList<Person> All { get; } = [Maya, Tom, Priya, Helen, Victor, Ingrid];

    private static Person Make(string id, string name, Roles role) =>
        new(UserId.Parse(id, "id").Value, $"{id.Replace('-', '.')}@fernhill.example", name, role, IsDisabled: false, LockedUntil: null, Version: 1);
}
