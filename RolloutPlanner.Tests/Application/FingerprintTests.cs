using RolloutPlanner.Application.Ports;

namespace RolloutPlanner.Tests.Application;

public sealed class FingerprintTests
{
    [Fact]
    public void Of_PartsGivenTogether_TellsEachOfThemApart()
    {
        string[] prints =
        [
            Fingerprint.Of((2, "too small")),
            Fingerprint.Of((3, "too small")),
            Fingerprint.Of((2, "too slow")),
            Fingerprint.Of((2, "too small", true)),
            Fingerprint.Of(("legal", ""), "x"),
        ];

        Assert.Equal(prints.Length, prints.Distinct().Count());
        Assert.Equal(prints[0], Fingerprint.Of((2, "too small")));
    }
}
