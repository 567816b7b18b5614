using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace RolloutPlanner.Application.Ports;

/// <summary>
/// A hash of what was asked: equal for equal values whatever the culture, different when any part differs.
/// Never give it a secret: it is fast, and stored.
/// </summary>
public static class Fingerprint
{
    public static string Of(params object?[] parts)
    {
        var text = new StringBuilder();
        Write(text, parts, 0);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Write(StringBuilder text, object? value, int depth)
    {
        if (depth > 64) throw new ArgumentException("Too deep to be a command.", nameof(value));
        switch (value)
        {
            case null: text.Append("-;"); break;
            case string s: Tagged(text, "s", s); break;
            case bool b: text.Append(b ? "true;" : "false;"); break;
            case Enum e: Tagged(text, e.GetType().Name, e.ToString("D")); break;
            case DateTimeOffset at: Tagged(text, "t", at.UtcTicks.ToString(CultureInfo.InvariantCulture)); break;
            case IFormattable plain when value.GetType().Namespace == nameof(System): Tagged(text, value.GetType().Name, plain.ToString(null, CultureInfo.InvariantCulture)); break;
            case ITuple several: Items(text, Enumerable.Range(0, several.Length).Select(i => several[i]), depth); break; // its parts are fields, not properties
            case IEnumerable items: Items(text, items, depth); break;
            default: Members(text, value, depth); break;
        }
    }

    private static void Items(StringBuilder text, IEnumerable items, int depth)
    {
        text.Append('[');
        foreach (var item in items) Write(text, item, depth + 1);
        text.Append(']');
    }

    private static void Members(StringBuilder text, object value, int depth)
    {
        text.Append(value.GetType().Name).Append('{');
        var members = value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(member => member.GetIndexParameters().Length == 0)
            .OrderBy(member => member.Name, StringComparer.Ordinal);
        foreach (var member in members)
        {
            text.Append(member.Name).Append('=');
            Write(text, member.GetValue(value), depth + 1);
        }
        text.Append('}');
    }

    // The length in front keeps "a" + "bc" apart from "ab" + "c".
    private static void Tagged(StringBuilder text, string tag, string value) =>
        text.Append(tag).Append(value.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(value).Append(';');
}
