using Bunit;
using RolloutPlanner.Components.Shared;

namespace RolloutPlanner.Tests.Components;

public class DialogFrameTests : BunitContext
{
    private int _closed;

    public DialogFrameTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void Dialog_Alert_IsNamedAndDescribed()
    {
        var part = Frame(alert: true);

        var dialog = part.Find("dialog[role=alertdialog][aria-modal=true]");
        Assert.Equal("Roll back checkout?", part.Find("#" + dialog.GetAttribute("aria-labelledby")).TextContent);
        Assert.Equal("9,348 people lose it.", part.Find("#" + dialog.GetAttribute("aria-describedby")).TextContent);
    }

    [Fact]
    public void Dialog_Drawn_OpensTheNativeDialog()
    {
        var module = JSInterop.SetupModule("./js/dialog.js");
        module.Mode = JSRuntimeMode.Loose;

        Frame(alert: false);

        module.VerifyInvoke("open");
    }

    [Fact]
    public void Dialog_Escaped_MeansThatNothingHappened()
    {
        var part = Frame(alert: false);

        part.Find("dialog").TriggerEvent("oncancel", EventArgs.Empty);

        Assert.Equal(1, _closed);
    }

    [Fact]
    public void Dialog_CloseButton_RaisesClose()
    {
        var part = Frame(alert: false);

        part.Find("button[aria-label=Close]").Click();

        Assert.Equal(1, _closed);
    }

    private IRenderedComponent<DialogFrame> Frame(bool alert) => Render<DialogFrame>(p => p
        .Add(d => d.Title, "Roll back checkout?")
        .Add(d => d.Lead, "9,348 people lose it.")
        .Add(d => d.Alert, alert)
        .Add(d => d.OnClose, () => _closed++));
}
