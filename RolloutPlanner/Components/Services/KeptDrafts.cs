using System.Text;
using Microsoft.JSInterop;

namespace RolloutPlanner.Components.Services;

/// <summary>Something that was typed and not saved, as the browser kept it.</summary>
/// <param name="At">By the server's clock, so that a wrong one in the browser says nothing wrong.</param>
public sealed record KeptDraft(string Text, DateTimeOffset At);

/// <summary>
/// Keeps what somebody typed and has not saved in their own browser, under a key that carries who they are: it outlives a reload and a restarted
/// server, is never shown to anybody else who signs in there, and is gone when they sign out. Call it once the page is drawn.
/// Where the browser refuses or is gone, nothing breaks and the answer says that nothing was kept.
/// </summary>
public sealed class KeptDrafts(IJSRuntime script, TimeProvider clock)
{
    /// <summary>What is larger is not kept: browsers give a site about five.</summary>
    public const int MostBytes = 2 * 1024 * 1024;

    // The year 9999: what stands in a browser may have been put there by anybody.
    private const long MaxMilliseconds = 253_402_300_799_999;

    /// <summary>Answers when it was kept; null when it was not. An older draft under the key is replaced, and also gone where the new one does not fit.</summary>
    /// <param name="key">Such as <c>plan/checkout</c>.</param>
    public async Task<DateTimeOffset?> KeepAsync(string key, string json)
    {
        var at = clock.GetUtcNow();
        if (Encoding.UTF8.GetByteCount(json) <= MostBytes) return await AskAsync<bool>("keep", key, json, at.ToUnixTimeMilliseconds()) ? at : null;
        // Half of an old text would be taken for the whole.
        await ForgetAsync(key);
        return null;
    }

    public async Task<KeptDraft?> FindAsync(string key) =>
        await AskAsync<Kept?>("find", key) is { Text: { } text, At: >= 0 and <= MaxMilliseconds } kept ? new(text, DateTimeOffset.FromUnixTimeMilliseconds(kept.At)) : null;

    public async Task ForgetAsync(string key) => await AskAsync<bool>("forget", key);

    /// <summary>Types again, into the inputs of the page inside <c>data-keep-typing</c>, what was typed on a line that was dead already.</summary>
    public async Task PutBackAsync() => await AskAsync<bool>("putBack");

    private async Task<T?> AskAsync<T>(string what, params object?[] with)
    {
        try
        {
            return await script.InvokeAsync<T?>("rpDrafts." + what, with);
        }
        catch (Exception gone) when (gone is JSException or JSDisconnectedException or OperationCanceledException)
        {
            return default;
        }
    }

    private sealed record Kept(string? Text, long At);
}
