using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Tests.TestKit;

/// <summary>The people of the test workspace, one per role and a few more.</summary>
internal static class By
{
    /// <summary>Writes the plans and owns them, unless a test says otherwise.</summary>
    public static Actor Maya { get; } = Make("maya-lindqvist", "Maya Lindqvist", Roles.ProductManager);

    /// <summary>A product manager who writes nothing.</summary>
    public static Actor Jonas { get; } = Make("jonas-weber", "Jonas Weber", Roles.ProductManager);

    public static Actor Tom { get; } = Make("tom-okafor", "Tom Okafor", Roles.EngineeringLead);

    public static Actor Priya { get; } = Make("priya-raman", "Priya Raman", Roles.EngineeringLead);

    /// <summary>A third lead, who edits plans where a test needs one who did.</summary>
    public static Actor Edda { get; } = Make("edda-holm", "Edda Holm", Roles.EngineeringLead);

    /// <summary>A fourth lead, who owns rollouts where a test needs a lead who does.</summary>
    public static Actor Oscar { get; } = Make("oscar-lund", "Oscar Lund", Roles.EngineeringLead);

    public static Actor Helen { get; } = Make("helen-wu", "Helen Wu", Roles.Auditor);

    public static Actor Victor { get; } = Make("victor-hale", "Victor Hale", Roles.Viewer);

    public static Actor Ingrid { get; } = Make("ingrid-berg", "Ingrid Berg", Roles.Admin);

    public static Actor Nobody { get; } = Make("noel-nobody", "Noel Nobody", Roles.None);

    public static Actor Automation { get; } =
        new(UserId.Parse("system:gates", "by").Value, "Automation", Roles.System, Channel.Automation);

    public static ValueList<Actor> Leads { get; } = [Tom, Priya, Edda, Oscar];

    public static ValueList<Actor> Everyone { get; } = [Maya, Jonas, Tom, Priya, Edda, Oscar, Helen, Victor, Ingrid, Nobody, Automation];

    public static bool IsLead(UserId id) => Leads.Any(lead => lead.Id == id);

    public static Actor Make(string id, string name, Roles roles) => new(UserId.Parse(id, "by").Value, name, roles, Channel.Screen);
}
