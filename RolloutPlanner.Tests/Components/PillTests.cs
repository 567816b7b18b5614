using Bunit;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Components.Text;

namespace RolloutPlanner.Tests.Components;

public class PillTests : BunitContext
{
    [Theory]
    [InlineData(VerdictKind.Pass, "Passing", "check_circle", "pass")]
    [InlineData(VerdictKind.Fail, "Failing", "dangerous", "fail")]
    [InlineData(VerdictKind.Pending, "Not enough data", "hourglass_top", "wait")]
    [InlineData(VerdictKind.Inconclusive, "Not clear yet", "contrast", "wait")]
    [InlineData(VerdictKind.NoData, "No data", "sensors_off", "none")]
    [InlineData(VerdictKind.Error, "Error", "warning", "err")]
    public void Verdict_OfEachKind_SaysWordAndIcon(VerdictKind verdict, string word, string icon, string css)
    {
        var part = Render<VerdictPill>(p => p.Add(v => v.Verdict, verdict));

        AssertPill(part, word, icon, css);
    }

    [Fact]
    public void Verdicts_EachHaveASilhouetteOfTheirOwnAndOnlyPassIsGreen()
    {
        var looks = Enum.GetValues<VerdictKind>().Select(VerdictText.Of).ToList();

        Assert.Equal(looks.Count, looks.Select(look => look.Icon).Distinct().Count());
        Assert.Equal([VerdictKind.Pass], Enum.GetValues<VerdictKind>().Where(verdict => VerdictText.Of(verdict).Tone == Tone.Pass));
    }

    [Fact]
    public void Verdict_WithWordsOfItsOwn_SaysThem()
    {
        var part = Render<VerdictPill>(p => p.Add(v => v.Verdict, VerdictKind.Pending).Add(v => v.Text, "3 of 4 passing"));

        AssertPill(part, "3 of 4 passing", "hourglass_top", "wait");
    }

    [Theory]
    [InlineData(StatusKind.Draft, "Draft", "edit_note", "none")]
    [InlineData(StatusKind.InReview, "In review", "rate_review", "live")]
    [InlineData(StatusKind.Approved, "Ready", "flag_circle", "live")]
    [InlineData(StatusKind.Running, "Running", "play_circle", "live")]
    [InlineData(StatusKind.Paused, "Paused", "pause_circle", "wait")]
    [InlineData(StatusKind.Completed, "Completed", "task_alt", "pass")]
    [InlineData(StatusKind.RolledBack, "Rolled back", "undo", "none")]
    [InlineData(StatusKind.Archived, "Archived", "inventory_2", "none")]
    public void Status_OfEachKind_SaysWordAndIcon(StatusKind status, string word, string icon, string css)
    {
        var part = Render<StatusPill>(p => p.Add(s => s.Status, status));

        AssertPill(part, word, icon, css);
    }

    private static void AssertPill<T>(IRenderedComponent<T> part, string word, string icon, string css)
        where T : Microsoft.AspNetCore.Components.IComponent
    {
        var pill = part.Find(".pill");
        Assert.Equal(icon + word, pill.TextContent);
        Assert.Equal("true", pill.QuerySelector("i")!.GetAttribute("aria-hidden"));
        Assert.Contains(css, pill.ClassList);
    }
}
