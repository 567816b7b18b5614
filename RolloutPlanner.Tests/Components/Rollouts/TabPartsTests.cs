using AngleSharp.Dom;
using Bunit;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Rollouts;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Rollouts;

/// <summary>What the tabs beside the gate are made of.</summary>
public class TabPartsTests : BunitContext
{
    private readonly List<Ask> _asked = [];

    public TabPartsTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void Readiness_OfADraft_SaysWhatIsMissingAndWhereToPutItRight()
    {
        var plan = APlan.Guarded() with { RollbackOwner = null };
        var view = AView.Of(ARollout.Draft(plan), At.Minutes(10)) with { Active = [By.Maya.Id, By.Tom.Id] };

        var list = Render<ReadinessList>(p => p.Add(l => l.View, view).Add(l => l.Me, By.Victor.Looks()).Add(l => l.Clock, view.Clock()));

        Assert.EndsWith("5 of 8 ready", list.Find("header .pill").TextContent);
        Assert.Equal(
            [
                "Ready|Every metric of a gate has delivered|Payment errors: 0.5%, Wed 18 Nov, 09:00 UTC.|/metrics",
                "Ready|A rollback trigger before a share of people gets it|The first trigger is in stage 1, First share; the first share is taken in stage 1, First share.|/rollouts/checkout-redesign/plan?stage=1",
                "Missing|Rollback owner and engineering lead are named and active|Nobody is named to take the feature back. Tom Okafor is the engineering lead.|/rollouts/checkout-redesign/plan?stage=0",
                "Ready|Enough independent leads can approve each gate|Tom Okafor, Priya Raman, Edda Holm and Oscar Lund could approve. No gate asks for more than 1.|/people",
                "Unknown|Somebody matches the cohort of every stage|Nobody can be counted yet.|/directory",
                "Ready|Every checklist item says who does it|No gate has a checklist.|",
                "Missing|The plan is signed by 1 of 1|The plan is being written. It is signed after it was sent for review.|/rollouts/checkout-redesign/plan",
                "Ready|Nobody has the feature before the start|The flag answers off for everybody, whatever cohort they are in.|/rollouts/checkout-redesign/settings",
            ],
            list.FindAll("li").Select(Check));
    }

    [Fact]
    public void Readiness_OfARunningRollout_IsReadyInEverything()
    {
        var view = AView.Of(ARollout.Running(), At.Minutes(10)).Reaching(1000, 50, 50, 150, 800) with { Active = [By.Maya.Id, By.Tom.Id] };

        var list = Render<ReadinessList>(p => p.Add(l => l.View, view).Add(l => l.Me, By.Victor.Looks()).Add(l => l.Clock, view.Clock()));

        Assert.EndsWith("8 of 8 ready", list.Find("header .pill").TextContent);
        Assert.All(list.FindAll("li"), line => Assert.StartsWith("Ready", Check(line)));
    }

    [Fact]
    public void Simulation_OfThreeStages_CountsPeopleAndWhoHasAnotherRolloutToo()
    {
        var view = Running();

        var table = Render<SimulationTable>(p => p.Add(t => t.View, view).Add(t => t.Simulation, Replayed()).Add(t => t.Clock, view.Clock()));

        Assert.Equal(
            [
                "1. First share|1,234,567|61,728|61,728|61,728 4.1%|100|Since Wed 18 Nov, 12:00 UTC",
                "2. Second share|1,234,567|246,913|185,185|246,913 16.5%|400|When the gate opens",
                "3. Everybody|1,500,000|1,500,000|1,253,087|1,500,000 100%|2,000|No date yet",
            ],
            table.FindAll("tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent.Trim()))));
        Assert.Contains("Search suggestions too", table.Find("thead").TextContent);
    }

    [Fact]
    public void Steps_OfThreeStages_AreDrawnToScaleWithASentenceEach()
    {
        var picture = Render<StepPicture>(p => p.Add(s => s.Simulation, Replayed()).Add(s => s.Names, ["First share", "Second share", "Everybody"]).Add(s => s.Reached, 1));

        Assert.Equal("246,913 of 1,500,000 people once stage 2 is reached, 185,185 of them new", picture.FindAll("[role=img]")[1].GetAttribute("aria-label"));
        Assert.Equal("height:max(2px, 12.346%)", picture.FindAll("[role=img] .next")[1].GetAttribute("style"));
        Assert.Equal("height:0", picture.FindAll("[role=img] .now")[0].GetAttribute("style"));
    }

    [Fact]
    public void Drawn_People_AreCountedPerStageAndPaged()
    {
        var view = Running();

        var drawn = Render<DrawnPeople>(p => p.Add(d => d.View, view).Add(d => d.Simulation, Replayed()).Add(d => d.Clock, view.Clock()).Add(d => d.Seed, 7).Add(d => d.Page, 99));

        Assert.Equal(["First share|20", "Second share|0", "Everybody|0", "No stage|5"], drawn.FindAll("ul li").Select(line => $"{line.QuerySelector("a")!.TextContent}|{line.QuerySelector("b")!.TextContent}"));
        Assert.Equal("/rollouts/checkout-redesign/simulation?seed=7&stage=1", drawn.Find("ul li a").GetAttribute("href"));
        Assert.Contains("Page 2 of 2", drawn.Markup);
        Assert.Equal(5, drawn.FindAll("tbody tr").Count);
    }

    [Fact]
    public void Drawn_OnlyOneStage_ShowsOnlyThem()
    {
        var view = Running();

        var drawn = Render<DrawnPeople>(p => p.Add(d => d.View, view).Add(d => d.Simulation, Replayed()).Add(d => d.Clock, view.Clock()).Add(d => d.Seed, 7).Add(d => d.Only, 0));

        Assert.Equal(5, drawn.FindAll("tbody tr").Count);
        Assert.All(drawn.FindAll("tbody tr"), row => Assert.Contains("With no stage", row.TextContent));
    }

    [Fact]
    public void Found_OnePerson_IsWalkedThroughEveryStage()
    {
        var view = Running();
        var simulation = Replayed() with { Found = [Person(4, 2)], FoundInAll = 1 };

        var found = Render<FoundPeople>(p => p.Add(f => f.View, view).Add(f => f.Simulation, simulation).Add(f => f.Clock, view.Clock()).Add(f => f.Who, "guest 4"));

        Assert.StartsWith("Guest 4 gets it with stage 2. When the gate opens.", found.Find("b").TextContent);
        Assert.Equal(
            ["1. First share|Bucket 17.42 is not under 5%", "2. Second share|Bucket 17.42 is under 20%", "3. Everybody|Everybody has it then"],
            found.FindAll("ol li").Select(line => $"{line.QuerySelector("b")!.TextContent}|{line.QuerySelector(".t2")!.TextContent}"));
    }

    [Fact]
    public void Found_Nobody_SaysSo()
    {
        var view = Running();

        var found = Render<FoundPeople>(p => p.Add(f => f.View, view).Add(f => f.Simulation, Replayed()).Add(f => f.Clock, view.Clock()).Add(f => f.Who, "<script>"));

        Assert.Equal("The people directory knows nobody with that name or id.", found.Find("p").TextContent);
    }

    [Theory]
    [InlineData("opted in", "On the opt-in list")]
    [InlineData("opted out", "On the opt-out list. Only finishing gives it to them.")]
    [InlineData("outside", "In a cohort, but outside every share. Only finishing gives it to them.")]
    [InlineData("nowhere", "In no cohort of this plan. Only finishing gives it to them.")]
    public void Why_OfEachSortOfPerson_SaysIt(string sort, string words)
    {
        Inclusion inclusion = sort switch { "opted in" => new Inclusion.OptedIn(), "opted out" => new Inclusion.OptedOut(), "outside" => new Inclusion.OutsideShares(), _ => new Inclusion.InNoCohort() };

        Assert.Equal(words, SimulationText.Why(Person(1, 1) with { Trace = new(inclusion, []) }, Running()));
    }

    [Fact]
    public void Try_LookingSomebodyUp_HandsOnWhatWasTyped()
    {
        var (view, looked) = (Running(), "");
        var card = Render<TryPeople>(p => p.Add(t => t.View, view).Add(t => t.Simulation, Replayed()).Add(t => t.Clock, view.Clock()).Add(t => t.OnFind, who => looked = who));

        card.Find("input").Change("Amara");
        card.Find("form").Submit();

        Assert.Equal(("Amara", "/rollouts/checkout-redesign/simulation?seed=1"), (looked, card.Find("header a").GetAttribute("href")));
    }

    [Fact]
    public void Settings_OfARunningRollout_ShowFlagPeopleAndVersions()
    {
        var view = Running() with { Active = [By.Maya.Id] };

        Assert.Equal(
            "Key|checkout-redesign Type|Yes or no Value when on|true Value when off|false Salt|checkout-redesign: Bucketing|murmur3-32/v2",
            string.Join(' ', Render<FlagCard>(p => p.Add(c => c.View, view)).FindAll("dl div").Take(6).Select(line => $"{line.QuerySelector("dt")!.TextContent}|{line.QuerySelector("dd")!.FirstElementChild?.TextContent ?? line.QuerySelector("dd")!.TextContent}")));
        Assert.Equal("Can no longer sign in.", Render<ResponsibleCard>(p => p.Add(c => c.View, view)).FindAll("dl div")[1].QuerySelector(".xs")!.TextContent);
        var versions = Render<VersionsCard>(p => p.Add(c => c.View, view).Add(c => c.Clock, view.Clock()));
        Assert.Equal(("/rollouts/checkout-redesign/plan?v=1", "In force"), (versions.Find("tbody a").GetAttribute("href"), versions.Find("tbody td:last-child").TextContent));
    }

    [Fact]
    public void Archive_WhileItRuns_IsBlockedWithTheReasonAndForViewersNotThere()
    {
        Assert.Contains("You can archive the rollout only while", Archive(By.Maya).Find(".why").TextContent);
        Assert.Empty(Archive(By.Victor).FindAll("button"));
        Assert.Contains("You can look, but not change this.", Archive(By.Victor).Markup);

        IRenderedComponent<ArchiveCard> Archive(Actor who) => Render<ArchiveCard>(p => p.Add(c => c.View, Running()).Add(c => c.Me, who.Looks()));
    }

    [Fact]
    public void Archive_OfADraft_OpensItsDialog()
    {
        var card = Render<ArchiveCard>(p => p.Add(c => c.View, AView.Of(ARollout.Draft(), At.Minutes(10))).Add(c => c.Me, By.Maya.Looks()).Add(c => c.OnAsk, _asked.Add));

        card.Find("button").Click();

        Assert.Equal([new(DialogKind.Archive)], _asked);
    }

    private static RolloutView Running() => AView.Of(ARollout.Running(), At.Minutes(10));

    /// <summary>A million and a half people; twenty drawn ones in the first stage, five in none.</summary>
    private static Simulation Replayed() => new(
        1_500_000, At.Nine,
        [new(1_234_567, 61_728, 61_728, 61_728, [100]), new(1_234_567, 246_913, 185_185, 246_913, [400]), new(1_500_000, 1_500_000, 1_253_087, 1_500_000, [2_000])],
        [new(RolloutKey.Parse("search", "key").Value, "Search suggestions", 2_500)], 0,
        [.. Enumerable.Range(0, 20).Select(i => Person(i, 1)), .. Enumerable.Range(20, 5).Select(i => Person(i, null))], [], 0);

    private static SimulatedPerson Person(int number, int? stage)
    {
        StageLook[] looks = [new(true, Percent(5), Bucket.At(17_420)), new(true, Percent(20), Bucket.At(17_420)), new(true, Share.All, null)];
        return new(TargetingKey.Parse($"u{number}", "key").Value, $"Guest {number}", new(stage is { } first ? new Inclusion.FromStage(first) : new Inclusion.InNoCohort(), ValueList.Create<StageLook>(looks)));
    }

    private static Share Percent(int percent) => Share.Parse(percent, "share").Value;

    private static string Check(IElement line) =>
        $"{line.QuerySelector(".pill")!.TextContent.Replace("check_circle", "").Replace("error", "").Replace("help", "")}|{line.QuerySelector(".b")!.TextContent}|{line.QuerySelector(".said")!.TextContent}|{line.QuerySelector("a")?.GetAttribute("href")}";
}
