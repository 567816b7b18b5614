using System.Reflection;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Accounts;

/// <summary>
/// 8 to 128 characters of any kind; no rules about which, as those make passwords worse. Refused are the ones that everybody tries first.
/// From <see cref="GoodLength"/> characters on a password is good; shorter ones get a hint.
/// </summary>
public static class PasswordPolicy
{
    public const int MinLength = 8;
    public const int GoodLength = 15;
    public const int MaxLength = 128;
    public const string Hint = "At least 8 characters. 15 or more are better: four unrelated words make a good password.";

    private static readonly Lazy<IReadOnlySet<string>> Common = new(ReadCommon);

    /// <summary>Null when the password may be used.</summary>
    public static Error? Check(string? password, string path)
    {
        if (string.IsNullOrEmpty(password)) return Error.Invalid("password.missing", "Enter a password.", path);
        if (password.Length < MinLength) return Error.Invalid("password.short", $"A password needs at least {MinLength} characters; this one has {password.Length}.", path);
        if (password.Length > MaxLength) return Error.Invalid("password.long", $"A password has at most {MaxLength} characters; this one has {password.Length}.", path);
        if (password.Distinct().Count() < 3 || Common.Value.Contains(password.ToLowerInvariant()))
            return Error.Invalid("password.common", "This password is among the first that anybody would try. Choose another one.", path);
        return null;
    }

    private static HashSet<string> ReadCommon()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
    }
}
