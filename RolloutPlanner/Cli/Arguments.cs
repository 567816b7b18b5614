using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Cli;

/// <summary>
/// The options of a verb, as <c>--name value</c> or <c>--name=value</c>. What holds a colon, such as <c>--Storage:Path=…</c>, is a setting of the app and is
/// passed on. Anything else is an error that names it.
/// </summary>
public sealed record Arguments(IReadOnlyDictionary<string, string> Options, IReadOnlyList<string> Settings)
{
    public string this[string name] => Options.GetValueOrDefault(name, "");

    /// <param name="known">With their dashes, as in "--name".</param>
    public static Result<Arguments> Parse(IReadOnlyList<string> words, params string[] known)
    {
        var (options, settings) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<string>());
        for (var at = 0; at < words.Count; at++)
        {
            var (name, value) = words[at].IndexOf('=', StringComparison.Ordinal) is > 0 and var equals ? (words[at][..equals], words[at][(equals + 1)..]) : (words[at], null);
            var isSetting = name.StartsWith("--", StringComparison.Ordinal) && name.Contains(':', StringComparison.Ordinal);
            if (!isSetting && !known.Contains(name)) return Refuse(name, $"There is no argument {name}. Known are {string.Join(", ", known)}.");
            if (value is null && ++at == words.Count) return Refuse(name, $"The argument {name} needs a value after it.");
            value ??= words[at];
            if (isSetting) settings.Add($"{name}={value}");
            else if (!options.TryAdd(name, value)) return Refuse(name, $"The argument {name} is given twice.");
        }
        return new Arguments(options, settings);
    }

    private static Error Refuse(string name, string sentence) => Error.Invalid("argument", sentence, name);
}
