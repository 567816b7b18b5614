using System.Globalization;
using System.Text.RegularExpressions;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Infrastructure.Metrics;

/// <summary>Puts the names of a rollout into a query: <c>$rollout</c>, <c>$flag</c> and <c>$stage</c>. Keys hold nothing that could end a quotation.</summary>
internal static partial class QueryTemplate
{
    public static Result<string> Fill(string query, MetricPlace place)
    {
        string? missing = null;
        var filled = Names().Replace(query, match =>
        {
            var name = match.Groups[1].Value;
            var value = name switch
            {
                "rollout" => place.Rollout?.Value,
                "flag" => place.Flag?.Value,
                _ => place.Stage?.ToString(CultureInfo.InvariantCulture),
            };
            if (value is null) missing ??= name;
            return value ?? "";
        });
        return missing switch
        {
            null => filled,
            "stage" => Error.Refused("query.place", "This query names the stage, so it can only be asked while a rollout is in one."),
            _ => Error.Refused("query.place", $"This query names the {missing}, so it can only be asked inside a rollout."),
        };
    }

    [GeneratedRegex(@"\$(rollout|flag|stage)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Names();
}
