using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Tests.Domain.Common;

public sealed class CanonicalNumberTests
{
    [Theory]
    [InlineData("1.50", "3:1.5")]
    [InlineData("1", "1:1")]
    [InlineData("1.000", "1:1")]
    [InlineData("-0.0", "1:0")]
    [InlineData("0.0000000000000000000000000001", "30:0.0000000000000000000000000001")]
    [InlineData("79228162514264337593543950335", "29:79228162514264337593543950335")]
    public void Field_EqualNumbers_AreOneText(string number, string expected) =>
        Assert.Equal($"1:n={expected};", new CanonicalText().Field("n", decimal.Parse(number)).ToString());
}
