using System.Diagnostics;
using System.Text.RegularExpressions;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Components.Text;

/// <summary>Why a metric brought no number, and how that is put right, for people who do not run servers.</summary>
public static partial class FailureText
{
    /// <summary>What went wrong, in a few words.</summary>
    public static string Title(FailureKind kind) => kind switch
    {
        FailureKind.NoData => "It answered, and had nothing",
        FailureKind.Stale => "Its number is too old",
        FailureKind.Timeout => "It did not answer in time",
        FailureKind.Http => "It could not be reached, or refused",
        FailureKind.Parse => "Its answer could not be read",
        FailureKind.NotANumber => "The result is no number",
        FailureKind.Infinite => "The result is without end",
        FailureKind.SeveralSeries => "It answered with several numbers",
        FailureKind.Matrix => "It answered with a stretch of time",
        FailureKind.UnitMismatch => "The result does not fit the unit",
        FailureKind.DivisionByZero => "It divides by nothing",
        FailureKind.BadSpec => "The query is not accepted",
        FailureKind.ClockSkew => "Its number is from the future",
        _ => throw new UnreachableException($"No words for the failure {kind}."),
    };

    /// <summary>What to do about it, one sentence or two.</summary>
    /// <param name="detail">What the source or the guard said. Only the number of an HTTP answer in it tells cases apart.</param>
    public static string Fix(FailureKind kind, string detail) => kind switch
    {
        FailureKind.Http when Status(detail) is 401 or 403 => "The server wants credentials. An administrator can set them in the configuration under Outbound:Authorization.",
        FailureKind.BadSpec when detail.Contains("AllowedHosts", StringComparison.Ordinal) => "Private addresses are closed until an administrator opens this one in the configuration under Outbound:AllowedHosts.",
        FailureKind.NoData => "Check the names and labels in the query, and that something was counted lately.",
        FailureKind.Stale => "Check that the server still collects from where the numbers are made.",
        FailureKind.Timeout => "Make the query shorter, or try again when the server is less busy.",
        FailureKind.Http when Status(detail) is >= 300 and < 400 => "Enter the address that it leads to.",
        FailureKind.Http when Status(detail) is 404 or 405 => "Enter what stands before /api/v1/query in the address of its API.",
        FailureKind.Http when Status(detail) is 429 or >= 500 => "The server has trouble of its own. Try again, and tell whoever runs it.",
        FailureKind.Http => "Check the address, and that the server runs and can be reached from here.",
        FailureKind.Parse => "Check that the address is that of a Prometheus server, and that the query gives one short answer.",
        FailureKind.NotANumber or FailureKind.Infinite or FailureKind.DivisionByZero => "Divide only where there is something to divide by, such as a / (b > 0).",
        FailureKind.SeveralSeries => "Put sum(…) around the query, or name labels until one series is left.",
        FailureKind.Matrix => "Take the range in brackets away, or put rate(…) or increase(…) around it.",
        FailureKind.UnitMismatch => "Counts are whole and never below 0: name the counters themselves, not a rate of them.",
        FailureKind.BadSpec => "Change what the message names, then test again.",
        FailureKind.ClockSkew => "Put the clock of that server right.",
        _ => throw new UnreachableException($"No words for the failure {kind}."),
    };

    /// <summary>What was said, without the advice in it that <see cref="Fix"/> gives.</summary>
    public static string Said(string detail) =>
        detail.Contains("Outbound:", StringComparison.Ordinal) && detail.IndexOf(". ", StringComparison.Ordinal) is > 0 and var end ? detail[..(end + 1)] : detail;

    private static int? Status(string detail) => Answered().Match(detail) is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, Words.English) : null;

    [GeneratedRegex(@"answered (\d{3})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Answered();
}
