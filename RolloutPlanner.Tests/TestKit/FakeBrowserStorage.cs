using System.Text.Json;
using Microsoft.JSInterop;

namespace RolloutPlanner.Tests.TestKit;

/// <summary>What drafts.js does, for one person in one browser: keeps texts by key.</summary>
internal sealed class FakeBrowserStorage : IJSRuntime
{
    /// <summary>What is kept now.</summary>
    public Dictionary<string, (string Text, long At)> Kept { get; } = [];

    /// <summary>Keeps nothing, as a browser in a private window may.</summary>
    public bool Refuses { get; set; }

    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);

    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
    {
        var key = args is [string first, ..] ? first : "";
        object? answer = identifier switch
        {
            "rpDrafts.keep" => Keep(key, (string)args![1]!, (long)args[2]!),
            "rpDrafts.find" => Kept.TryGetValue(key, out var kept) ? new { text = kept.Text, at = kept.At } : null,
            "rpDrafts.forget" => Kept.Remove(key),
            _ => true,
        };
        return new(JsonSerializer.Deserialize<TValue>(JsonSerializer.Serialize(answer), JsonSerializerOptions.Web)!);
    }

    private bool Keep(string key, string text, long at)
    {
        if (!Refuses) Kept[key] = (text, at);
        return !Refuses;
    }
}
