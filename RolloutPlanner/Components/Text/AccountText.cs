using System.Diagnostics;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Text;

/// <summary>Words about accounts and what changing them does.</summary>
public static class AccountText
{
    /// <summary>The roles that a person can hold, in the order of the table.</summary>
    public static IReadOnlyList<Roles> All { get; } = [Roles.ProductManager, Roles.EngineeringLead, Roles.Auditor, Roles.Viewer, Roles.Admin];

    public static string May(Roles role) => role switch
    {
        Roles.ProductManager => "Makes cohorts and plans, runs rollouts.",
        Roles.EngineeringLead => "Also signs plans and approves gates, never their own.",
        Roles.Auditor => "Reads everything, exports the history, changes nothing.",
        Roles.Viewer => "Reads everything, changes nothing.",
        Roles.Admin => "Keeps accounts, roles and metrics, and may pull the kill switch.",
        _ => throw new UnreachableException($"No words for the role {role}."),
    };

    public static string Of(Roles roles) => All.Where(role => roles.HasFlag(role)).Select(role => RoleText.Of(role.ToString())).ToList() is { Count: > 0 } held
        ? string.Join(", ", held)
        : "No role";

    /// <summary>What happens at once when the role is given.</summary>
    public static string Granting(string name, Roles role) =>
        $"{First(name)} becomes {Article(role)} {RoleText.Of(role.ToString()).ToLowerInvariant()}. {First(name)}'s open pages close, and {First(name)} signs in again.";

    /// <summary>What happens at once when the role is taken.</summary>
    public static string Revoking(string name, Roles role) => role is Roles.EngineeringLead
        ? $"{First(name)}'s open pages close; {First(name)}'s signatures and approvals stop counting."
        : $"{First(name)}'s open pages close. What {First(name)} did as {RoleText.Of(role.ToString()).ToLowerInvariant()} stays in the history.";

    public static string Disabling(string name) =>
        $"{First(name)} is signed out everywhere and cannot sign in. {First(name)}'s signatures and approvals stop counting. The account and its history stay.";

    private static string Article(Roles role) => role is Roles.ProductManager or Roles.Viewer ? "a" : "an";

    private static string First(string name) => name.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries) is [var first, ..] ? first : name;
}
