using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using RolloutPlanner.Domain.Flags;

namespace RolloutPlanner.Application.Exports;

/// <summary>The two values of a flag as JSON.</summary>
internal static class FlagValues
{
    /// <summary>The largest whole number that every JSON reader keeps.</summary>
    public const double Largest = 9_007_199_254_740_991;

    public static JsonNode Of(FeatureFlag flag, Variant variant) => flag.Type switch
    {
        FlagType.Boolean => JsonValue.Create(flag.ValueOf(variant) == "true"),
        FlagType.Text => JsonValue.Create(flag.ValueOf(variant)),
        FlagType.Number => JsonValue.Create(Number(flag, variant)),
        FlagType.Object => JsonNode.Parse(flag.ValueOf(variant))!,
        _ => throw new UnreachableException(),
    };

    public static bool IsTooLarge(FeatureFlag flag) =>
        flag.Type is FlagType.Number && (Math.Abs(Number(flag, Variant.On)) > Largest || Math.Abs(Number(flag, Variant.Off)) > Largest);

    private static double Number(FeatureFlag flag, Variant variant) => double.Parse(flag.ValueOf(variant), NumberStyles.Float, CultureInfo.InvariantCulture);
}
