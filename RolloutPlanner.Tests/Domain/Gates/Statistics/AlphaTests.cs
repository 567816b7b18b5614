using RolloutPlanner.Domain.Gates.Statistics;

namespace RolloutPlanner.Tests.Domain.Gates.Statistics;

public sealed class AlphaTests
{
    [Fact]
    public void Among_SeveralTriggers_GivesEachItsPart() => Assert.Equal(Alpha.Of(0.05 / 4), Alpha.Default.Among(4), Same);

    [Fact]
    public void LogThreshold_FivePerCent_IsTheLogarithmOfTwenty() => Assert.Equal(Math.Log(20), Alpha.Default.LogThreshold, 12);

    [Theory]
    [InlineData(0)]
    [InlineData(0.26)]
    [InlineData(double.NaN)]
    public void Of_WhatIsNoSuchProbability_IsRefused(double value) => Assert.Equal("alpha", Alpha.Of(value).Error.Path);

    [Fact]
    public void Among_NoTriggers_IsRefused() => Assert.Equal("triggers", Alpha.Default.Among(0).Error.Path);

    private static bool Same(RolloutPlanner.Domain.Common.Result<Alpha> a, RolloutPlanner.Domain.Common.Result<Alpha> b) => a.Value == b.Value;
}
