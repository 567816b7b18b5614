using System.Diagnostics;
using RolloutPlanner.Domain.Flags;

namespace RolloutPlanner.Components.Text;

/// <summary>What the types of a flag are called.</summary>
public static class FlagText
{
    public static string Of(FlagType type) => type switch
    {
        FlagType.Boolean => "Yes or no",
        FlagType.Text => "Text",
        FlagType.Number => "Number",
        FlagType.Object => "Object (JSON)",
        _ => throw new UnreachableException($"No words for the flag type {type}."),
    };
}
