using System.Text.Json;
using Bunit;
using Microsoft.JSInterop;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components;

public class KeptDraftsTests : BunitContext
{
    private readonly FakeTime _time = new();
    private readonly KeptDrafts _drafts;

    public KeptDraftsTests() => _drafts = new(JSInterop.JSRuntime, _time);

    [Fact]
    public async Task Keep_SaysWhenByTheServersClock()
    {
        JSInterop.Setup<bool>("rpDrafts.keep", "plan/checkout", "{}", At.Noon.ToUnixTimeMilliseconds()).SetResult(true);

        Assert.Equal(At.Noon, await _drafts.KeepAsync("plan/checkout", "{}"));
    }

    [Fact]
    public async Task Keep_BrowserFull_SaysThatNothingWasKept()
    {
        JSInterop.Setup<bool>("rpDrafts.keep", _ => true).SetResult(false);

        Assert.Null(await _drafts.KeepAsync("plan/checkout", "{}"));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task Keep_OverItsSize_IsNotKeptAndTheOldOneIsGone(int over, bool kept)
    {
        JSInterop.Setup<bool>("rpDrafts.keep", _ => true).SetResult(true);
        var forgotten = JSInterop.Setup<bool>("rpDrafts.forget", "plan/checkout").SetResult(true);

        var at = await _drafts.KeepAsync("plan/checkout", new string('x', KeptDrafts.MostBytes + over));

        Assert.Equal((kept, kept ? 0 : 1), (at is not null, forgotten.Invocations.Count));
    }

    [Fact]
    public async Task EachCall_PageGoneOrScriptFails_AnswersNothing()
    {
        JSInterop.Setup<bool>("rpDrafts.keep", _ => true).SetException(new JSDisconnectedException("gone"));
        JSInterop.Setup<bool>("rpDrafts.forget", _ => true).SetException(new JSException("no storage"));

        Assert.Null(await _drafts.KeepAsync("plan/checkout", "{}"));
        await _drafts.ForgetAsync("plan/checkout");
    }

    [Theory]
    [InlineData("""{"text":"{}","at":1795003200000}""", "{}")]
    [InlineData("""{"text":null,"at":1795003200000}""", null)]
    [InlineData("""{"text":"{}","at":-1}""", null)]
    [InlineData("""{"text":"{}","at":9007199254740991}""", null)]
    [InlineData("null", null)]
    public async Task Find_TakesOnlyWhatCanBeADraft(string stored, string? text)
    {
        var script = new FixedAnswer(stored);

        var found = await new KeptDrafts(script, _time).FindAsync("plan/checkout");

        Assert.Equal(text, found?.Text);
        if (text is not null) Assert.Equal(At.Noon, found!.At);
    }

    /// <summary>Answers as the browser's script would, whatever is asked.</summary>
    private sealed class FixedAnswer(string json) : IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) =>
            new(JsonSerializer.Deserialize<TValue>(json, JsonSerializerOptions.Web)!);

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);
    }
}
