using RolloutPlanner.Application.Evaluation;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Application.Evaluation;

public class ExposureTallyTests
{
    private static readonly int InStage2 = Outcomes.IndexOf(new(Variant.On, AnswerReason.Split, 2));
    private static readonly int Outside = Outcomes.IndexOf(new(Variant.Off, AnswerReason.Split, null));
    private static readonly int Elsewhere = Outcomes.IndexOf(new(Variant.Off, AnswerReason.Default, null));
    private static readonly long Start = ExposureCounts.MinuteOf(At.Noon);

    private readonly ExposureTally _tally = new(At.Noon);

    [Fact]
    public void Read_NobodyAsked_HasNoOutcomes()
    {
        var count = _tally.Read(Start);

        Assert.Equal((At.Noon, 0, 0), (count.Since, count.LastHour, count.Outcomes.Count));
    }

    [Fact]
    public void Read_SamePeopleAgain_AreCountedOnceEachMinuteAndOnceInTheHour()
    {
        for (var minute = Start; minute < Start + 3; minute++)
        {
            Ask(InStage2, 0..7, minute);
            Ask(InStage2, 0..7, minute);
            Ask(Outside, 100..120, minute);
        }

        var count = _tally.Read(Start + 3);

        Assert.Equal(27, count.LastHour);
        Assert.Equal([(2, true, 7), (null, false, 20)], count.Outcomes.Select(each => ((int?)each.Stage, each.IsOn, each.LastHour)));
        Assert.Equal([0, 7, 7, 7], count.Outcomes[0].PerMinute.TakeLast(4));
        Assert.Equal(21, count.Outcomes[0].PerMinute.Sum());
    }

    [Fact]
    public void Read_TwoReasonsForOff_AreOneOutcome()
    {
        Ask(Outside, 0..5, Start);
        Ask(Elsewhere, 5..9, Start);

        var off = Assert.Single(_tally.Read(Start).Outcomes);

        Assert.Equal((null, false, 9), ((int?)off.Stage, off.IsOn, off.LastHour));
    }

    [Theory]
    [InlineData(59, 5, 5)]
    [InlineData(60, 5, 5)]
    [InlineData(61, 0, 0)]
    [InlineData(75, 0, 0)]
    [InlineData(100_000, 0, 0)]
    public void Read_Later_ForgetsAfterAnHour(int minutes, int inMinutes, int inHour)
    {
        Ask(InStage2, 0..5, Start);

        var count = _tally.Read(Start + minutes);

        Assert.Equal((inMinutes, inHour), (count.Outcomes.Sum(each => each.PerMinute.Sum()), count.LastHour));
    }

    [Fact]
    public void Add_SeenBefore_AllocatesNothing()
    {
        Ask(InStage2, 0..5, Start);
        var hash = DistinctPeople.HashOf("person-1");
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1000; i++) _tally.Add(InStage2, hash, Start);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private void Ask(int outcome, Range people, long minute)
    {
        for (var person = people.Start.Value; person < people.End.Value; person++) _tally.Add(outcome, DistinctPeople.HashOf($"person-{person}"), minute);
    }
}
