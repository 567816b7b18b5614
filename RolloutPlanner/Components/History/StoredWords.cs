using System.Globalization;
using System.Text.RegularExpressions;
using RolloutPlanner.Components.Text;

namespace RolloutPlanner.Components.History;

/// <summary>Says a stored value as people say it: a coded choice such as <c>RolledBack</c> reads "Rolled back", a moment is a date with a time. What people typed stays as it is.</summary>
public static partial class StoredWords
{
    private static readonly HashSet<string> Coded = ["$case", "action", "channel", "comparison", "mode", "onFail", "outcome", "phase", "role", "roles", "scopes", "status", "type", "verdict"];
    private static readonly HashSet<string> People = ["owner", "engineeringLead", "rollbackOwner", "submittedBy", "createdBy"];
    private static readonly HashSet<string> Moments = ["at", "since", "until", "notBefore"];

    /// <param name="path">Where the value stands; its last name says what kind of value it is.</param>
    /// <param name="names">What people and things are called; their keys where nothing else is known.</param>
    /// <param name="clock">UTC where none is given.</param>
    public static string Of(IReadOnlyList<string> path, string text, Application.Audit.HistoryNames? names = null, ReaderClock? clock = null)
    {
        var name = path.LastOrDefault(part => part[0] != '[') ?? "";
        if (Coded.Contains(name)) return Codes().IsMatch(text) ? Plain(text) : text;
        if (names is not null && People.Contains(name)) return names.Person(text);
        var isMoment = Moments.Contains(name) || name.EndsWith("At", StringComparison.Ordinal);
        return isMoment && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? (clock ?? ReaderClock.Utc(at)).Exact(at) : text;
    }

    private static string Plain(string codes) => string.Join(", ", codes.Split(", ").Select(code => code[0] + Humps().Replace(code[1..], " $1").ToLowerInvariant()));

    [GeneratedRegex("^[A-Z][A-Za-z]*(, [A-Z][A-Za-z]*)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Codes();

    [GeneratedRegex("([A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex Humps();
}
