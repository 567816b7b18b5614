using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Ports;

/// <summary>Automation acts under its own names. No account can have such an id: accounts get theirs from this application.</summary>
public static class SystemActors
{
    /// <summary>Advances where a plan says that nobody needs to.</summary>
    public static UserId SchedulerId { get; } = UserId.Parse("system:scheduler", "").Value;

    public static Actor Scheduler { get; } = new(SchedulerId, "Scheduler", Roles.System, Channel.Automation);

    /// <summary>Pauses and takes back at once when a number says so.</summary>
    public static UserId GateId { get; } = UserId.Parse("system:gate", "").Value;

    public static Actor Gate { get; } = new(GateId, "Gate", Roles.System, Channel.Automation);

    /// <summary>Makes the first account and the demo workspace.</summary>
    public static UserId SetUp { get; } = UserId.Parse("system:set-up", "").Value;

    /// <summary>Whoever starts the program with a verb, on the machine that holds the data.</summary>
    public static UserId CommandLine { get; } = UserId.Parse("system:command-line", "").Value;

    public static ValueList<(UserId Id, string Name)> All { get; } = [(SchedulerId, "Scheduler"), (GateId, "Gate"), (SetUp, "Set-up"), (CommandLine, "Command line")];

    /// <summary>Null for anybody who is not automation.</summary>
    public static string? Name(UserId id) => All.FirstOrDefault(actor => actor.Id == id).Name;
}
