using System.Diagnostics;
using RolloutPlanner.Application.Exports;

namespace RolloutPlanner.Components.Text;

/// <summary>Words for the forms of export.</summary>
public static class ExportText
{
    /// <summary>What is read beside a download: who takes it, and how its people differ.</summary>
    /// <param name="Limits">What always differs there, whatever the rules are.</param>
    public sealed record Words(string Name, string File, string For, string People, string? Limits = null);

    public static Words Of(FlagFormat format) => format switch
    {
        FlagFormat.Flagd => new(
            "flagd", "flagd.json", "A flagd daemon takes it as an HTTP source and answers your services from memory.",
            "Everybody gets exactly what they get from here.",
            "Two things differ in flagd's clients: a JavaScript client draws ids with letters outside ASCII otherwise, and the daemon drops space at the end of an id. An IPv4 address in an unusual IPv6 spelling is in no range there."),
        FlagFormat.GoFeatureFlag => new(
            "GO Feature Flag", "goff.yaml", "A file for its relay proxy or its Go module.", OtherBuckets("GO Feature Flag"),
            "An attribute that is a list matches nothing there, and 1.2 counts as no version."),
        FlagFormat.Unleash => new(
            "Unleash", "unleash.json", "For its import, into the environment production.", OtherBuckets("Unleash"),
            "There every attribute is a text: a number sent as a text matches too, and a list matches nothing."),
        FlagFormat.LaunchDarkly => new(
            "LaunchDarkly", "launchdarkly.json", "For the file data source of its server SDKs.", OtherBuckets("LaunchDarkly"),
            "There 2.1 counts as the version 2.1.0, and \u201Cis not\u201D holds for numbers too."),
        FlagFormat.FeatureManagement => new(
            "Microsoft.FeatureManagement", "feature-management.json", "For appsettings.json of a .NET service, or Azure App Configuration.", OtherBuckets("Microsoft.FeatureManagement"),
            "Its targeting filter compares the ids of people without regard to case unless it is told otherwise."),
        _ => throw new UnreachableException(),
    };

    /// <summary>"stage 2, London: the pattern ^prem".</summary>
    public static string Of(ExportFinding finding) => finding.Stage is { } number
        ? $"stage {number}, {finding.StageName}: {finding.What}{(finding.LeavesOut ? "" : " (not reached yet)")}"
        : finding.What;

    private static string OtherBuckets(string system) => $"{system} puts people in other buckets: a share is as large as here, but holds other people.";
}
