using FsCheck;
using FsCheck.Fluent;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Tests.Domain.Common;

public sealed class KeyProposalTests
{
    [Theory]
    [InlineData("Careful payments", "careful-payments-3")]
    [InlineData("قائمة", "template")]
    [InlineData("A", "template")]
    [InlineData("New", "new")]
    public void Free_OfAName_IsTheFirstThatIsNotTaken(string name, string key) =>
        Assert.Equal(key, KeyProposal.Free(name, "template", taken => taken is "careful-payments" or "careful-payments-2"));

    [Fact]
    public void Free_OfAnyText_IsAKeyThatIsNotTaken() => Check.QuickThrowOnFailure(Prop.ForAll<string, PositiveInt>((name, number) =>
    {
        var taken = new HashSet<string>();
        for (var i = 0; i < number.Get % 12; i++) taken.Add(KeyProposal.Free(name ?? "", "template", taken.Contains));

        var key = KeyProposal.Free(name ?? "", "template", taken.Contains);

        return !taken.Contains(key) && !TemplateKey.Parse(key, "key").IsError;
    }));

    [Fact]
    public void Free_OfALongName_KeepsRoomForTheNumber()
    {
        var first = KeyProposal.Free(new('x', 500), "template", _ => false);

        var second = KeyProposal.Free(new('x', 500), "template", key => key == first);

        Assert.Equal((64, new string('x', 62) + "-2"), (first.Length, second));
    }
}
