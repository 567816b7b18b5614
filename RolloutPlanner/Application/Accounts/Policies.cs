using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Accounts;

/// <summary>Who may do what, in one table. Pages and endpoints ask by name; a use-case asks again with the roles of the moment.</summary>
public static class Policies
{
    public const string ViewWorkspace = nameof(ViewWorkspace);
    public const string ManageRollouts = nameof(ManageRollouts);
    public const string ApproveGates = nameof(ApproveGates);
    public const string KillSwitch = nameof(KillSwitch);
    public const string ManageHooks = nameof(ManageHooks);
    public const string ExportHistory = nameof(ExportHistory);
    public const string ManagePeople = nameof(ManagePeople);
    public const string ManageTokens = nameof(ManageTokens);

    private const Roles Planners = Roles.ProductManager | Roles.EngineeringLead;

    /// <summary>Any one of the roles is enough.</summary>
    public static IReadOnlyDictionary<string, Roles> Allowed { get; } = new Dictionary<string, Roles>
    {
        [ViewWorkspace] = Planners | Roles.Auditor | Roles.Viewer | Roles.Admin,
        [ManageRollouts] = Planners,
        [ApproveGates] = Roles.EngineeringLead,
        [KillSwitch] = Planners | Roles.Admin,
        [ManageHooks] = Planners | Roles.Admin,
        [ExportHistory] = Roles.Auditor | Roles.Admin,
        [ManagePeople] = Roles.Admin,
        [ManageTokens] = Roles.Admin,
    };

    /// <summary>Throws on a name that is no policy.</summary>
    public static bool Allows(string policy, Actor actor) => actor.Has(Allowed[policy]);
}
