using System.Text.Json;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Makes a flag of what was sent, or says what is wrong, at <c>flag.key</c>, <c>flag.on</c> and <c>flag.off</c>. A yes-or-no flag needs no values.</summary>
internal static class FlagParser
{
    public static Result<FeatureFlag> Parse(string? key, FlagType type, string? on, string? off)
    {
        var parsed = FlagKey.Parse(key?.Trim(), "flag.key");
        if (parsed.IsError) return Result<FeatureFlag>.Fail(parsed.Errors);
        if (type is FlagType.Boolean) return FeatureFlag.Boolean(parsed.Value);
        var flag = FeatureFlag.Create(parsed.Value, type, on ?? "", off ?? "");
        if (flag.IsError || type is not FlagType.Object) return flag;
        return (NotAnObject(on, "flag.on") ?? NotAnObject(off, "flag.off")) is { } wrong ? wrong : flag;
    }

    private static Error? NotAnObject(string? text, string path)
    {
        try
        {
            using var json = JsonDocument.Parse(text ?? "", new() { MaxDepth = 16 });
            return json.RootElement.ValueKind is JsonValueKind.Object ? null : Error.Invalid("flag.object", "Write an object, such as {\"colour\": \"blue\"}.", path);
        }
        catch (JsonException)
        {
            return Error.Invalid("flag.object", "This is not valid JSON. Write an object, such as {\"colour\": \"blue\"}.", path);
        }
    }
}
