using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Tests.TestKit;

/// <summary>The people of the demo workspace and a few more, as actors, and what they ask for.</summary>
internal static class By
{
    /// <summary>Writes the plans and owns them, unless a test says otherwise.</summary>
    public static Actor Maya { get; } = As(DemoAccounts.Maya);

    /// <summary>A product manager who writes nothing.</summary>
    public static Actor Jonas { get; } = Make("jonas-weber", "Jonas Weber", Roles.ProductManager);

    public static Actor Tom { get; } = As(DemoAccounts.Tom);

    public static Actor Priya { get; } = As(DemoAccounts.Priya);

    /// <summary>A third lead, who edits plans where a test needs one who did.</summary>
    public static Actor Edda { get; } = Make("edda-holm", "Edda Holm", Roles.EngineeringLead);

    /// <summary>A fourth lead, who owns rollouts where a test needs a lead who does.</summary>
    public static Actor Oscar { get; } = Make("oscar-lund", "Oscar Lund", Roles.EngineeringLead);

    public static Actor Helen { get; } = As(DemoAccounts.Helen);

    public static Actor Victor { get; } = As(DemoAccounts.Victor);

    public static Actor Ingrid { get; } = As(DemoAccounts.Ingrid);

    public static Actor Nobody { get; } = Make("noel-nobody", "Noel Nobody", Roles.None);

    /// <summary>A program that only sends readings.</summary>
    public static Actor Reporter { get; } = Make("token:ab12cd34", "Metrics (API token)", Roles.Reporter);

    public static Actor Automation { get; } = SystemActors.Gate;

    public static ValueList<Actor> Leads { get; } = [Tom, Priya, Edda, Oscar];

    public static ValueList<Actor> Everyone { get; } = [Maya, Jonas, Tom, Priya, Edda, Oscar, Helen, Victor, Ingrid, Nobody, Automation];

    public static bool IsLead(UserId id) => Leads.Any(lead => lead.Id == id);

    public static Actor Make(string id, string name, Roles roles) => new(UserId.Parse(id, "by").Value, name, roles, Channel.Screen);

    /// <summary>A new intent of this person.</summary>
    public static CommandOrigin Asks(this Actor actor) => new(Guid.NewGuid(), actor.Id, actor.Channel);

    private static Actor As(Person person) => new(person.Id, person.Name, person.Roles, Channel.Screen);
}
