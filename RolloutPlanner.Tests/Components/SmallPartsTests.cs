using Bunit;
using RolloutPlanner.Components.Shared;

namespace RolloutPlanner.Tests.Components;

public class SmallPartsTests : BunitContext
{
    [Fact]
    public void EmptyState_WithAnAction_SaysWhatItIsForAndOffersIt()
    {
        var part = Render<EmptyState>(p => p.Add(e => e.Icon, "group").Add(e => e.Title, "No cohorts yet").Add(e => e.Text, "A cohort says who.").AddChildContent("<button>New cohort</button>"));

        Assert.Equal("No cohorts yet", part.Find("h2").TextContent);
        Assert.Equal("A cohort says who.", part.Find("p").TextContent);
        Assert.Equal("New cohort", part.Find(".do button").TextContent);
    }

    [Fact]
    public void EmptyState_WithoutActions_LeavesNoRoomForThem()
    {
        var part = Render<EmptyState>(p => p.Add(e => e.Icon, "group").Add(e => e.Title, "Nothing").Add(e => e.Text, "Nothing."));

        Assert.Empty(part.FindAll(".do"));
    }

    [Theory]
    [InlineData(Tone.Pass, "pass", "check_circle")]
    [InlineData(Tone.Fail, "fail", "error")]
    [InlineData(Tone.Wait, "wait", "hourglass_top")]
    [InlineData(Tone.Err, "err", "warning")]
    [InlineData(Tone.None, "none", "info")]
    [InlineData(Tone.Live, "live", "info")]
    public void Notice_OfEachTone_HasAnIconBesideTheWords(Tone tone, string css, string icon)
    {
        var part = Render<Notice>(p => p.Add(n => n.Tone, tone).Add(n => n.Title, "Paused.").Add(n => n.Role, "alert").AddChildContent("Errors rose."));

        var notice = part.Find($".notice.{css}[role=alert]");
        Assert.Equal(icon, notice.QuerySelector("i")!.TextContent);
        Assert.Equal("Paused. Errors rose.", notice.QuerySelector("div")!.TextContent.Trim());
    }

    [Theory]
    [InlineData("Maya Lindqvist", "ML")]
    [InlineData("Ada", "A")]
    [InlineData("  ", "?")]
    [InlineData("josé maría de la cruz", "JC")]
    public void Avatar_OfAName_ShowsItsInitials(string name, string initials)
    {
        var part = Render<PersonAvatar>(p => p.Add(a => a.Name, name));

        part.Find(".av[aria-hidden=true]").TextContent.MarkupMatches(initials);
    }

    [Fact]
    public void Avatar_Spoken_ReadsTheName()
    {
        var part = Render<PersonAvatar>(p => p.Add(a => a.Name, "Maya Lindqvist").Add(a => a.Spoken, true));

        Assert.Equal("Maya Lindqvist", part.Find(".sr").TextContent);
    }

    [Fact]
    public void Tabs_AreLinksAndOneIsCurrent()
    {
        var part = Render<TabLinks>(p => p.Add(t => t.Label, "Sections").Add(t => t.Tabs, [new("Gate", "/a", true), new("Plan", "/a/plan")]));

        part.Find("nav").MarkupMatches("""<nav class="tabs" aria-label="Sections"><a href="/a" aria-current="page">Gate</a><a href="/a/plan">Plan</a></nav>""");
    }

    [Fact]
    public void Frame_OfAPage_HasOneHeadingAndItsActions()
    {
        var part = Render<PageFrame>(p => p
            .Add(f => f.Title, "Cohorts").Add(f => f.Subtitle, "Who gets it.")
            .Add(f => f.Pills, "<b>pill</b>").Add(f => f.Actions, "<button>New</button>").AddChildContent("<p id='body'></p>"));

        Assert.Equal("Cohorts", Assert.Single(part.FindAll("h1")).TextContent);
        Assert.Equal("Who gets it.", part.Find(".title p").TextContent);
        Assert.NotNull(part.Find(".title .row b"));
        Assert.NotNull(part.Find(".acts button"));
        Assert.NotNull(part.Find("#body"));
    }
}
