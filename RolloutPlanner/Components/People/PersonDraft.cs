using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.People;

/// <summary>A new account as typed.</summary>
public sealed class PersonDraft
{
    public string Name { get; set; } = "";

    public string Email { get; set; } = "";

    public string Password { get; set; } = "";

    public Roles Roles { get; set; }
}
