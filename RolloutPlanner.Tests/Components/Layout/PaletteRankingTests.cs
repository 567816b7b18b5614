using FsCheck;
using FsCheck.Fluent;
using RolloutPlanner.Components.Layout;

namespace RolloutPlanner.Tests.Components.Layout;

public class PaletteRankingTests
{
    [Theory]
    [InlineData("Redesigned checkout", "redesigned checkout", 1000)]
    [InlineData("Redesigned checkout", "RED", 500)]
    [InlineData("Redesigned checkout", "check", 200)]
    [InlineData("checkout-redesign", "redesign", 200)]
    [InlineData("Redesigned checkout", "sign", 80)]
    [InlineData("Redesigned checkout", "rdck", 10)]
    [InlineData("Redesigned checkout", "kr", 0)]
    [InlineData("Redesigned checkout", "x", 0)]
    [InlineData("", "a", 0)]
    public void Fit_OfOneWord_IsBestAtTheBeginning(string text, string word, int fit) => Assert.Equal(fit, PaletteRanking.Fit(text, word));

    [Fact]
    public void Best_OfAWord_PutsBeginningsFirstThenWordsThenLetters()
    {
        PaletteItem[] items = [Item("Backlog checks"), Item("Cash heck"), Item("Checkout"), Item("A checkout"), Item("Nothing")];

        Assert.Equal(["Checkout", "A checkout", "Backlog checks", "Cash heck"], Titles(items, "check"));
    }

    [Fact]
    public void Best_OfTwoWords_NeedsBothInAnyOrder()
    {
        PaletteItem[] items = [Item("Pause Redesigned checkout…"), Item("Pause Saved cards…"), Item("Redesigned checkout")];

        Assert.Equal(["Pause Redesigned checkout…"], Titles(items, "  check  pause "));
    }

    [Fact]
    public void Best_OfAKey_FindsWhatHasAnotherName() => Assert.Equal(["Saved cards"], Titles([Item("Saved cards", "wallet-42"), Item("Other")], "wallet"));

    [Fact]
    public void Best_OfNothing_IsWhereThePersonWentLastAndThenTheOrderGiven()
    {
        PaletteItem[] items = [Item("A"), Item("B"), Item("C")];

        Assert.Equal(["C", "A", "B"], PaletteRanking.Best(items, " ", ["/C", "/gone"]).Select(item => item.Title));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\u202Ekcehc\u202C")]
    [InlineData("%00")]
    public void Best_OfNonsense_FindsOnlyWhatIsCalledSo(string typed)
    {
        Assert.Empty(Titles([Item("Checkout")], typed));
        Assert.Equal([typed], Titles([Item("Checkout"), Item(typed)], typed));
    }

    [Fact]
    public void Best_OfAnything_IsAtMostTwentyOfTheItemsAndEachOnce() => Prop.ForAll<string, string[]>((typed, titles) =>
    {
        PaletteItem[] items = [.. (titles ?? []).Concat(Enumerable.Range(0, 30).Select(i => $"Stage {i}")).Where(title => title is not null).Distinct().Select(title => Item(title))];

        var best = PaletteRanking.Best(items, typed ?? "", []);

        return best.Count <= PaletteRanking.Most && best.Distinct().Count() == best.Count && best.All(items.Contains);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Fit_OfAnyBeginning_IsNeverWorseThanInside() => Prop.ForAll<NonEmptyString, NonEmptyString>((word, before) =>
        PaletteRanking.Fit(word.Get + before.Get, word.Get) >= PaletteRanking.Fit(before.Get + word.Get, word.Get) || before.Get.StartsWith(word.Get, StringComparison.OrdinalIgnoreCase)).QuickCheckThrowOnFailure();

    private static PaletteItem Item(string title, string key = "") => new(title, "Page", "home", "/" + title, key);

    private static IEnumerable<string> Titles(PaletteItem[] items, string typed) => PaletteRanking.Best(items, typed, []).Select(item => item.Title);
}
