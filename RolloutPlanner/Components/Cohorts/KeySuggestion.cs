using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Cohorts;

/// <summary>A key made from a name: "Premium from partner network" gives <c>premium-from-partner-network</c>. Empty where the name has no Latin letter to start with.</summary>
public static class KeySuggestion
{
    public static string From(string name) => KeyProposal.From(name);
}
