using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Tests.Domain.Common;

public sealed class ValueTests
{
    [Fact]
    public void ValueList_SameItemsInOrder_AreEqual()
    {
        ValueList<string> list = ["a", "b"];

        Assert.Equal((ValueList<string>)["a", "b"], list);
        Assert.Equal(((ValueList<string>)["a", "b"]).GetHashCode(), list.GetHashCode());
        Assert.False(list.Equals((ValueList<string>)["b", "a"]));
        Assert.Equal<string>(["a", "c"], list.Replace(1, "c"));
        Assert.Equal<string>(["a", "b"], list);
    }

    [Theory]
    [InlineData("ab", null)]
    [InlineData("a-b_c.9", null)]
    [InlineData("", "key.missing")]
    [InlineData("a", "key.length")]
    [InlineData("Ab", "key.characters")]
    [InlineData("9a", "key.characters")]
    [InlineData("a b", "key.characters")]
    [InlineData("äb", "key.characters")]
    public void FlagKey_AnyText_IsASlugOrRefused(string text, string? expected) =>
        Assert.Equal(expected, FlagKey.Parse(text, "key").Errors.Select(e => e.Code).SingleOrDefault());

    [Theory]
    [InlineData("gate", "stages[0].gate", "stages[0]")]
    [InlineData("[1]", "stages[1]", "stages")]
    [InlineData(null, "stages", "stages")]
    public void Under_APrefix_JoinsThePaths(string? path, string expected, string prefix) =>
        Assert.Equal(expected, new Error(ErrorKind.Invalid, "code", "Sentence.", path).Under(prefix).Path);

    [Fact]
    public void Fail_WithoutAReason_Throws() => Assert.Throws<ArgumentException>(() => Result.Fail([]));

    [Fact]
    public void Value_OfAFailure_Throws()
    {
        Result<int> failed = Error.Invalid("code", "Sentence.", "path");

        Assert.Throws<InvalidOperationException>(() => failed.Value);
        Assert.False(failed.TryGet(out _));
        Assert.Equal(3, ((Result<int>)2).Map(n => n + 1).Value);
    }
}
