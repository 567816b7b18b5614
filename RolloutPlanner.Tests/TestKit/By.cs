using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Tests.TestKit;

/// <summary>The people of the demo workspace as actors, and stamps of what they ask for.</summary>
internal static class By
{
    public static Actor Maya { get; } = As(DemoAccounts.Maya);

    public static Actor Tom { get; } = As(DemoAccounts.Tom);

    public static Actor Priya { get; } = As(DemoAccounts.Priya);

    public static Actor Helen { get; } = As(DemoAccounts.Helen);

    public static Actor Victor { get; } = As(DemoAccounts.Victor);

    public static Actor Ingrid { get; } = As(DemoAccounts.Ingrid);

    /// <summary>A new intent of this person.</summary>
    public static CommandOrigin Asks(this Actor actor) => new(Guid.NewGuid(), actor.Id, actor.Channel);

    private static Actor As(Person person) => new(person.Id, person.Name, person.Roles, Channel.Screen);
}
