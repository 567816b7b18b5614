using System.Globalization;
using Bunit;
using RolloutPlanner.Components.Metrics;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Tests.Components.Metrics;

/// <summary>The form for a metric, of every kind.</summary>
public class HookDialogTests : BunitContext
{
    private static readonly MonitoringHook Asked = new(HookKey.Parse("errors", "").Value, 3, "Errors", "%", "", null, false)
    {
        Origin = new HookSource.Prometheus("http://prometheus:9090", new PrometheusQuery.Number("sum(rate(x[5m]))", "sum(people)", TimeSpan.FromMinutes(5))),
        Interval = TimeSpan.FromSeconds(90),
    };

    public HookDialogTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    public static TheoryData<MonitoringHook> EveryKind => new()
    {
        Asked with { Origin = new HookSource.Manual(), Interval = GateTimes.Interval, Better = Better.Higher },
        Asked with { Origin = new HookSource.Pushed(), Shape = MetricShape.Means },
        Asked with { Origin = new HookSource.Pushed(), Shape = MetricShape.Counts },
        Asked,
        Asked with { Origin = new HookSource.Prometheus("https://metrics.example/prom", new PrometheusQuery.Counts(new("a", "b"), new("c", "d"))), Shape = MetricShape.Counts },
        Asked with { Origin = new HookSource.Prometheus("http://p", new PrometheusQuery.Counts(new("a", "b"), null)), Shape = MetricShape.Counts },
        Asked with { Origin = new HookSource.Prometheus("http://p", new PrometheusQuery.Latency("h", "i", 0.5m)), Shape = MetricShape.Counts },
    };

    [Theory]
    [MemberData(nameof(EveryKind))]
    public void Draft_OfAnyMetric_MakesTheSameAgain(MonitoringHook hook)
    {
        var draft = HookDraft.Of(hook);

        Assert.Equal(hook with { Version = hook.Version + 1 }, HookParser.Parse(draft.Document, hook).Value);
        Assert.Empty(draft.Problems);
        Assert.False(draft.ChangesDefinition);
    }

    [Theory]
    [InlineData(SourceKind.Manual, new[] { "f-kind", "f-name", "f-key", "f-unit", "f-better", "f-source" })]
    [InlineData(SourceKind.Pushed, new[] { "f-kind", "f-name", "f-key", "f-unit", "f-shape", "f-intervalSeconds", "f-source" })]
    [InlineData(SourceKind.Prometheus, new[] { "f-kind", "f-name", "f-key", "f-unit", "f-server", "f-query", "f-value", "f-windowSeconds", "f-people", "f-better", "f-intervalSeconds", "f-source" })]
    public void Kind_Chosen_ShowsItsFieldsOnly(SourceKind kind, string[] fields)
    {
        var part = Dialog(new HookDraft());

        part.FindAll("input[name=f-kind]")[(int)kind].Change(true);

        Assert.Equal(fields, part.FindAll("[id^=f-]").Select(field => field.Id!).Where(id => fields.Contains(id) || !id.Contains('-', StringComparison.Ordinal) || id.Count(c => c == '-') == 1));
    }

    [Fact]
    public void Kind_ChangedThereAndBack_LosesNothing()
    {
        var draft = new HookDraft { Kind = SourceKind.Prometheus };
        var part = Dialog(draft);
        part.Find("#f-value").Input("up");

        part.FindAll("input[name=f-kind]")[0].Change(true);
        part.FindAll("input[name=f-kind]")[2].Change(true);

        Assert.Equal("up", part.Find("#f-value").GetAttribute("value"));
        Assert.Null(new HookDraft { Value = "up" }.Document.Value);
    }

    [Theory]
    [InlineData(0, "f-value")]
    [InlineData(1, "f-treatmentBad")]
    [InlineData(2, "f-treatmentBuckets")]
    public void Example_Taken_FillsInWhatCanBeSaved(int example, string field)
    {
        var draft = new HookDraft { Kind = SourceKind.Prometheus, Name = "Errors", Server = "http://prometheus:9090" };
        var part = Dialog(draft);

        part.FindAll(".chips button")[example].Click();

        Assert.NotEmpty(part.Find("#" + field).GetAttribute("value")!);
        Assert.Empty(draft.Problems);
    }

    [Fact]
    public void Draft_TypedWrongly_SaysSoAtEachField()
    {
        var draft = new HookDraft { Kind = SourceKind.Prometheus, Server = "prometheus", Value = "up", Window = "five", Interval = "often" };

        Assert.Equal(
            ["Enter a whole number and a unit, such as 30s, 5m or 1h.", "Enter a whole number and a unit, such as 30s, 5m or 1h."],
            draft.Problems.Where(error => error.Code == "span.typed").Select(error => error.Message));
        Assert.Equal(["intervalSeconds", "key", "name", "server", "windowSeconds"], draft.Problems.Select(error => error.Path!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Draft_WithAnEdgeThatIsNoNumber_SaysSoThere()
    {
        var draft = new HookDraft { Name = "Slow", Kind = SourceKind.Prometheus, Asks = QueryKind.Latency, Server = "http://p", TreatmentBuckets = "h", Edge = "0,5" };

        Assert.Equal(["edge: Enter a number with a dot before the decimals, such as 12.5."], draft.Problems.Select(error => $"{error.Path}: {error.Message}"));
    }

    [Theory]
    [InlineData(1, "A running rollout uses it. Its evidence for it starts anew.")]
    [InlineData(2, "Two running rollouts use it. Their evidence for it starts anew.")]
    [InlineData(12, "12 running rollouts use it. Their evidence for it starts anew.")]
    public void Change_OfWhatRunningRolloutsUse_SaysWhatItCosts(int users, string said)
    {
        var part = Dialog(HookDraft.Of(Asked), users);
        Assert.Empty(part.FindAll(".notice"));

        part.Find("#f-value").Input("sum(rate(y[5m]))");

        Assert.Contains(said, part.Find("[role=status] .notice").TextContent);
        Assert.Contains("Save and start evidence anew", part.Markup);
    }

    [Fact]
    public void Change_OfTheNameAlone_CostsNothing()
    {
        var part = Dialog(HookDraft.Of(Asked), 2);

        part.Find("#f-name").Input("Errors at checkout");
        part.Find("#f-intervalSeconds").Input("30s");

        Assert.Empty(part.FindAll(".notice"));
        Assert.Equal("Change Errors", part.Find("h2").TextContent);
    }

    [Fact]
    public void Refused_ByTheServer_ShowsItAtItsField()
    {
        var part = Render<HookDialog>(p => p
            .Add(d => d.Draft, new HookDraft { Name = "Payment errors" })
            .Add(d => d.Errors, [Error.Conflict("hook.exists", "There is a metric with this key.") with { Path = "key" }, Error.Invalid("x", "Choose one.", "kind")])
            .Add(d => d.OnSave, () => { }).Add(d => d.OnClose, () => { }));

        Assert.Equal("payment-errors", part.Find("#f-key").GetAttribute("value"));
        Assert.Equal("true", part.Find("#f-key").GetAttribute("aria-invalid"));
        Assert.Equal("f-kind-error", part.Find("fieldset").GetAttribute("aria-describedby"));
    }

    [Theory]
    [InlineData("1.9", "1.9")]
    [InlineData("−3", "-3")]
    [InlineData("1,9", null)]
    [InlineData("many", null)]
    [InlineData("", null)]
    public void Reading_Typed_IsANumberOrNone(string typed, string? number) =>
        Assert.Equal(number is null ? null : decimal.Parse(number, CultureInfo.InvariantCulture), new ReadingDraft { Value = typed }.Number);

    private IRenderedComponent<HookDialog> Dialog(HookDraft draft, int users = 0) =>
        Render<HookDialog>(p => p.Add(d => d.Draft, draft).Add(d => d.LiveUsers, users).Add(d => d.OnSave, () => { }).Add(d => d.OnClose, () => { }));
}
