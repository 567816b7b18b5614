using RolloutPlanner.Domain.Evaluation;

namespace RolloutPlanner.Tests.Domain.Evaluation;

public class OutcomesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(50)]
    public void IndexOf_EveryAnswer_IsItsNumber(int stages)
    {
        var numbers = Enumerable.Range(0, Outcomes.CountOf(stages)).ToList();

        Assert.Equal(numbers, numbers.Select(number => Outcomes.IndexOf(Outcomes.At(number))));
        Assert.Equal(numbers.Count, numbers.Select(Outcomes.At).Distinct().Count());
        Assert.All(numbers, number => Assert.True(Outcomes.At(number).Stage is null or > 0 && (Outcomes.At(number).Stage ?? 0) <= stages));
    }
}
