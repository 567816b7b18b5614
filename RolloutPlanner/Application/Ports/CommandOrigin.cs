using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Ports;

/// <summary>Where a command comes from. <paramref name="Id"/> is made once per intent: once when a form is shown, not once per click.</summary>
public sealed record CommandOrigin(Guid Id, UserId By, Channel Channel)
{
    /// <summary>The stamp of a command with this name that asks for these things. Leave secrets out of <paramref name="asked"/>.</summary>
    public CommandStamp Stamp(string name, params object?[] asked) => new(Id, By, Channel, name, Fingerprint.Of(asked));
}
