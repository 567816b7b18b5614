using AngleSharp.Dom;
using Bunit;
using RolloutPlanner.Components.Shared;

namespace RolloutPlanner.Tests.Components;

public class ExposureTests : BunitContext
{
    [Fact]
    public void Bar_WithANextStage_IsToScaleAndSaysItInASentence()
    {
        var part = Render<ExposureBar>(p => p.Add(b => b.Now, 9348).Add(b => b.Next, 23844).Add(b => b.Total, 1_204_350).Add(b => b.Whom, "customers"));

        Assert.Equal(
            "Drawn to scale: 9,348 of 1,204,350 customers exposed now, 0.8%; 23,844 after the next stage, 2.0%",
            part.Find("[role=img]").GetAttribute("aria-label"));
        Assert.Equal(["width:0.776%", "width:1.204%"], part.FindAll("i").Select(bar => bar.GetAttribute("style")));
    }

    [Fact]
    public void Bar_OfNobody_DoesNotDivideByZero()
    {
        var part = Render<ExposureBar>(p => p.Add(b => b.Now, 0).Add(b => b.Total, 0));

        Assert.Equal("Drawn to scale: 0 of 0 people exposed now, 0%", part.Find("[role=img]").GetAttribute("aria-label"));
        Assert.Equal("width:0%", part.Find("i").GetAttribute("style"));
    }

    [Fact]
    public void Figures_WithoutNextAndEnd_ShowWhatIsKnown()
    {
        var part = Render<ExposureFigures>(p => p.Add(f => f.Now, 38).Add(f => f.Total, 1000).Add(f => f.Caption, "imported today"));

        Assert.Equal(["38exposed now, 3.8%"], part.FindAll(".kpi").Select(figure => figure.TextContent.Trim()));
        Assert.Equal("Drawn to scale against 1,000 people, imported today", part.Find(".scale p").TextContent);
    }

    [Fact]
    public void Figures_WithAllThree_NameEach()
    {
        var part = Render<ExposureFigures>(p => p.Add(f => f.Now, 10).Add(f => f.Next, 20).Add(f => f.NextText, "after stage 3").Add(f => f.End, 100).Add(f => f.Total, 100));

        Assert.Equal(["10exposed now, 10.0%", "20after stage 3, 20.0%", "100at the end, 100%"], part.FindAll(".kpi").Select(figure => figure.TextContent.Trim()));
    }
}
