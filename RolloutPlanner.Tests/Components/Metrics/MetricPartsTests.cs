using Bunit;
using RolloutPlanner.Components.Metrics;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Metrics;

public class MetricPartsTests : BunitContext
{
    private static readonly DateTimeOffset Now = new FakeTime().GetUtcNow();
    private static readonly MonitoringHook Errors = new(HookKey.Parse("payment-errors", "").Value, 1, "Payment errors", "%", "Dashboard", null, false);

    public MetricPartsTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void Table_NeverDelivered_SaysSo() => Assert.Equal("sensors_offNever delivered", Table(Errors).Find(".pill").TextContent);

    [Fact]
    public void Table_Delivered_ShowsValueAndTime()
    {
        var part = Table(Errors with { LastReading = new(1.90m, Now, "Dashboard") });

        Assert.Equal("sensorsHas delivered", part.Find(".pill").TextContent);
        Assert.Contains("1.90%", part.Markup);
        Assert.Contains("Wed 18 Nov, 12:00 UTC", part.Markup);
    }

    [Fact]
    public void Delete_InUse_IsBlockedWithTheUsers()
    {
        var deleted = false;
        var part = Render<HookTable>(p => p
            .Add(t => t.Hooks, [Errors]).Add(t => t.Clock, ReaderClock.Utc(Now)).Add(t => t.CanEdit, true)
            .Add(t => t.UsedBy, new Dictionary<HookKey, ValueList<string>> { [Errors.Key] = ["Checkout"] })
            .Add(t => t.OnDelete, _ => deleted = true));

        part.Find("button[aria-label='Delete Payment errors']").Click();

        Assert.False(deleted);
        Assert.Contains("Checkout", part.Find(".why").TextContent);
    }

    [Fact]
    public void Table_ForReaders_HasNoButtons() => Assert.Empty(Table(Errors).FindAll("button"));

    [Theory]
    [InlineData("1.9", "1.9")]
    [InlineData("−3", "-3")]
    [InlineData("1,9", null)]
    [InlineData("many", null)]
    [InlineData("", null)]
    public void Reading_Typed_IsANumberOrNone(string typed, string? number) =>
        Assert.Equal(number is null ? null : decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture), new ReadingDraft { Value = typed }.Number);

    [Fact]
    public void Dialog_Refused_ShowsItAtItsField()
    {
        var part = Render<HookDialog>(p => p
            .Add(d => d.Draft, new HookDraft { Name = "Payment errors" })
            .Add(d => d.Errors, [Error.Conflict("hook.exists", "There is a metric with this key.") with { Path = "key" }])
            .Add(d => d.OnSave, () => { }).Add(d => d.OnClose, () => { }));

        Assert.Equal("payment-errors", part.Find("#f-key").GetAttribute("value"));
        Assert.Equal("true", part.Find("#f-key").GetAttribute("aria-invalid"));
    }

    private IRenderedComponent<HookTable> Table(MonitoringHook hook) => Render<HookTable>(p => p.Add(t => t.Hooks, [hook]).Add(t => t.Clock, ReaderClock.Utc(Now)));
}
