using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Targeting;

/// <summary>
/// A version by semver.org 2.0.0: <c>major.minor.patch[-pre.release][+build]</c>, numbers of any size without leading zeros. Equal as values when
/// the texts are; <see cref="CompareTo"/> is the precedence of the specification, which leaves the build out.
/// </summary>
public readonly record struct SemVer : IComparable<SemVer>
{
    private readonly string? _text;
    private readonly int _dot1;
    private readonly int _dot2;
    private readonly int _core;
    private readonly int _pre;

    private SemVer(string text, int dot1, int dot2, int core, int pre) => (_text, _dot1, _dot2, _core, _pre) = (text, dot1, dot2, core, pre);

    private ReadOnlySpan<char> Major => Slice(0, _dot1);

    private ReadOnlySpan<char> Minor => Slice(_dot1 + 1, _dot2);

    private ReadOnlySpan<char> Patch => Slice(_dot2 + 1, _core);

    private ReadOnlySpan<char> Pre => _pre > _core ? Slice(_core + 1, _pre) : default;

    public static Result<SemVer> Parse(string? text, string path) => TryParse(text) is { } version
        ? version
        : Error.Invalid("version.invalid", $"\u201C{(text?.Length > 64 ? text[..64] : text)}\u201D is no version. Write three numbers, such as 2.10.0 or 2.10.0-beta.1.", path);

    /// <summary>Null when it is no such text. Allocates nothing.</summary>
    public static SemVer? TryParse(string? text)
    {
        if (text is null) return null;
        var at = 0;
        if (!TryNumber(text, ref at) || !TrySkip(text, '.', ref at)) return null;
        var dot1 = at - 1;
        if (!TryNumber(text, ref at) || !TrySkip(text, '.', ref at)) return null;
        var dot2 = at - 1;
        if (!TryNumber(text, ref at)) return null;
        var core = at;
        var pre = core;
        if (TrySkip(text, '-', ref at))
        {
            var plus = text.IndexOf('+', at);
            pre = plus < 0 ? text.Length : plus;
            if (!AreParts(text.AsSpan(at, pre - at), numbersAreStrict: true)) return null;
            at = pre;
        }
        if (TrySkip(text, '+', ref at))
        {
            if (!AreParts(text.AsSpan(at), numbersAreStrict: false)) return null;
        }
        else if (at < text.Length) return null;
        return new(text, dot1, dot2, core, pre);
    }

    /// <summary>
    /// For a version of three numbers below two million and nothing else: a number that orders such versions as <see cref="CompareTo"/> does.
    /// False for every other text. Most versions are like that, and this reads them in one go.
    /// </summary>
    public static bool TryPlainOrder(string text, out ulong order)
    {
        order = 0;
        uint number = 0;
        var (dots, digits) = (0, 0);
        for (var at = 0; at < text.Length; at++)
        {
            var digit = (uint)(text[at] - '0');
            if (digit <= 9)
            {
                number = number * 10 + digit;
                digits++;
                continue;
            }
            if (text[at] != '.' || !IsPlain(text, at, digits, number) || ++dots > 2) return false;
            order = (order << 21) | number;
            (number, digits) = (0, 0);
        }
        order = (order << 21) | number;
        return dots == 2 && IsPlain(text, text.Length, digits, number);
    }

    public bool HasSameMajor(SemVer other) => Major.SequenceEqual(other.Major);

    public bool HasSameMinor(SemVer other) => HasSameMajor(other) && Minor.SequenceEqual(other.Minor);

    public int CompareTo(SemVer other)
    {
        var core = Numbers(Major, other.Major);
        if (core == 0) core = Numbers(Minor, other.Minor);
        if (core == 0) core = Numbers(Patch, other.Patch);
        if (core != 0) return core;
        if (Pre.IsEmpty || other.Pre.IsEmpty) return Pre.IsEmpty.CompareTo(other.Pre.IsEmpty);
        return PreReleases(Pre, other.Pre);
    }

    public override string ToString() => _text ?? "";

    /// <summary>The default holds no text; all its parts are empty and it comes before every version.</summary>
    private ReadOnlySpan<char> Slice(int start, int end) => _text is null ? default : _text.AsSpan(start, end - start);

    /// <summary>Whether the digits before <paramref name="end"/> are a number without leading zeros that fits its 21 bits.</summary>
    private static bool IsPlain(string text, int end, int digits, uint number) =>
        digits == 1 || (digits is > 1 and <= 7 && number < 2_000_000 && text[end - digits] != '0');

    /// <summary>Steps over a number without leading zeros.</summary>
    private static bool TryNumber(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return at > start && (at == start + 1 || text[start] != '0');
    }

    private static bool TrySkip(string text, char sign, ref int at)
    {
        if (at >= text.Length || text[at] != sign) return false;
        at++;
        return true;
    }

    private static int PreReleases(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        while (true)
        {
            var one = Next(ref left);
            var two = Next(ref right);
            var part = (AllDigits(one), AllDigits(two)) switch
            {
                (true, true) => Numbers(one, two),
                (false, false) => one.SequenceCompareTo(two),
                (true, false) => -1,
                (false, true) => 1,
            };
            if (part != 0) return part;
            if (left.IsEmpty || right.IsEmpty) return right.IsEmpty.CompareTo(left.IsEmpty);
        }
    }

    private static ReadOnlySpan<char> Next(ref ReadOnlySpan<char> parts)
    {
        var dot = parts.IndexOf('.');
        var part = dot < 0 ? parts : parts[..dot];
        parts = dot < 0 ? default : parts[(dot + 1)..];
        return part;
    }

    private static int Numbers(ReadOnlySpan<char> left, ReadOnlySpan<char> right) =>
        left.Length != right.Length ? left.Length.CompareTo(right.Length) : left.SequenceCompareTo(right);

    private static bool AreParts(ReadOnlySpan<char> text, bool numbersAreStrict)
    {
        foreach (var range in text.Split('.'))
        {
            var part = text[range];
            if (part.IsEmpty || (numbersAreStrict && AllDigits(part) && !IsNumber(part))) return false;
            foreach (var c in part)
                if (!char.IsAsciiLetterOrDigit(c) && c != '-') return false;
        }
        return true;
    }

    private static bool IsNumber(ReadOnlySpan<char> text) => !text.IsEmpty && AllDigits(text) && (text.Length == 1 || text[0] != '0');

    private static bool AllDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
