using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Flags;

public sealed class FeatureFlagTests
{
    public static TheoryData<FlagType, string, string, string> Values => new()
    {
        { FlagType.Boolean, "true", "false", "" },
        { FlagType.Boolean, "false", "true", "" },
        { FlagType.Boolean, "yes", "no", "flag.boolean@flag.on flag.boolean@flag.off" },
        { FlagType.Boolean, "true", "true", "flag.same@flag.off" },
        { FlagType.Number, "1.5", "-2e3", "" },
        { FlagType.Number, "NaN", "1e999", "flag.number@flag.on flag.number@flag.off" },
        { FlagType.Number, "1", "1.0", "flag.same@flag.off" },
        { FlagType.Text, "neu 🛒", "", "" },
        { FlagType.Object, "{}", "[]", "" },
        { FlagType.Object, "{", "{}", "flag.object@flag.on" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Create_AnyValues_TakesWhatEveryClientCanRead(FlagType type, string on, string off, string expected)
    {
        var result = FeatureFlag.Create(ARollout.Flag.Key, type, on, off);

        Assert.Equal(expected, string.Join(' ', result.Errors.Select(e => $"{e.Code}@{e.Path}")));
        if (result.TryGet(out var flag)) Assert.Equal((on, off), (flag.ValueOf(Variant.On), flag.ValueOf(Variant.Off)));
    }

    [Theory]
    [InlineData(".5", "0.5")]
    [InlineData("+5", "5")]
    [InlineData(" 5\t", "5")]
    [InlineData("5.", "5")]
    [InlineData("007", "7")]
    [InlineData("12.50", "12.50")]
    [InlineData("-0", "-0")]
    [InlineData("1E+2", "1E+2")]
    public void Create_ANumberInAnyNotation_IsKeptAsJsonWritesIt(string typed, string kept)
    {
        var flag = FeatureFlag.Create(ARollout.Flag.Key, FlagType.Number, typed, "99").Value;

        Assert.Equal(kept, flag.On);
        Assert.Equal(System.Text.Json.JsonValueKind.Number, System.Text.Json.JsonDocument.Parse(flag.On).RootElement.ValueKind);
    }

    /// <summary>Not in the table above, because the runner itself mends such texts.</summary>
    [Fact]
    public void Create_HalfACharacter_IsRefusedBecauseNothingCouldHashIt()
    {
        Assert.Equal(
            Error.Invalid("flag.broken", "The value holds half a character at position 2. Type it again there.", "flag.on"),
            FeatureFlag.Create(ARollout.Flag.Key, FlagType.Text, "a\ud800", "b").Error);
        Assert.Equal("flag.broken", FeatureFlag.Create(ARollout.Flag.Key, FlagType.Object, "{}", "[\"\udc00\"]").Error.Code);
    }

    [Fact]
    public void Boolean_OfAKey_IsTrueAndFalse() => Assert.Equal(FeatureFlag.Create(ARollout.Flag.Key, FlagType.Boolean, "true", "false").Value, ARollout.Flag);
}
