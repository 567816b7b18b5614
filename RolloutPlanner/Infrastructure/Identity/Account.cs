using Microsoft.AspNetCore.Identity;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Infrastructure.Identity;

/// <summary>A person's account as it is stored. Its user name is its email.</summary>
public sealed class Account : IdentityUser
{
    public string DisplayName { get; set; } = "";

    public Roles Roles { get; set; }

    public bool IsDisabled { get; set; }

    public long Version { get; set; }
}
