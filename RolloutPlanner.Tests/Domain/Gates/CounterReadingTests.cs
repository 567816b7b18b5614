using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Tests.Domain.Gates;

public sealed class CounterReadingTests
{
    private static readonly CounterReading Before = new(new(1_000, 40), new(9_000, 90));

    [Fact]
    public void Growth_OfBothArms_IsWhoCameSince() =>
        Assert.Equal(new ArmReading.Counts(new(20, 2), new(180, 1)), new CounterReading(new(1_020, 42), new(9_180, 91)).Since(Before).Value);

    [Theory]
    [InlineData(900, 40, 9_180, 91)]
    [InlineData(1_020, 38, 9_180, 91)]
    [InlineData(1_020, 42, 8_100, 91)]
    [InlineData(1_020, 42, 9_180, 81)]
    [InlineData(20, 2, 180, 1)]
    public void AnyCounterThatFell_CountsNobodyOfEitherArm(long people, long bad, long controlPeople, long controlBad) =>
        Assert.Equal(new ArmReading.Counts(new(0, 0), new(0, 0)), new CounterReading(new(people, bad), new(controlPeople, controlBad)).Since(Before).Value);

    [Theory]
    [InlineData(1_001, 42, 9_180, 91)]
    [InlineData(1_020, 42, 9_000, 91)]
    public void MoreBadThanPeople_IsRefused(long people, long bad, long controlPeople, long controlBad) =>
        Assert.Equal(GateErrors.MoreBadThanPeople, new CounterReading(new(people, bad), new(controlPeople, controlBad)).Since(Before).Error);

    [Fact]
    public void Control_ThatCameOrWentBetween_IsNotCounted()
    {
        var one = Before with { Control = null };

        Assert.Equal(new ArmReading.Counts(new(0, 0), null), Before.Since(one).Value);
        Assert.Equal(new ArmReading.Counts(new(0, 0), null), one.Since(Before).Value);
    }
}
