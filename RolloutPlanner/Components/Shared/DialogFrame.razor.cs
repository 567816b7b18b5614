using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace RolloutPlanner.Components.Shared;

/// <summary>
/// A modal dialog, open for as long as it is drawn. Focus starts on the control with <c>autofocus</c>, stays inside and returns to the opener;
/// Escape and Close raise <see cref="OnClose"/> and mean that nothing happened. Under 600 px it is a sheet at the bottom.
/// </summary>
public sealed partial class DialogFrame : IAsyncDisposable
{
    private readonly string _id = "dlg-" + Guid.NewGuid().ToString("N")[..8];
    private ElementReference _dialog;
    private IJSObjectReference? _module;
    private IJSObjectReference? _open;
    private bool _gone;

    [Inject] private IJSRuntime Script { get; set; } = null!;

    /// <summary>The question, naming the thing: "Roll back the redesigned checkout?"</summary>
    [Parameter, EditorRequired] public required string Title { get; set; }

    /// <summary>The effect first: who gets or loses what.</summary>
    [Parameter] public RenderFragment? Lead { get; set; }

    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <summary>Buttons, the safe choice first; a remark goes into <c>&lt;span class="aside"&gt;</c>.</summary>
    [Parameter] public RenderFragment? Footer { get; set; }

    /// <summary>For what takes something from people.</summary>
    [Parameter] public bool Alert { get; set; }

    /// <summary>In pixels, on a wide screen.</summary>
    [Parameter] public int Width { get; set; } = 600;

    /// <summary>The reader went away without deciding. The page stops drawing the dialog.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    public async ValueTask DisposeAsync()
    {
        _gone = true;
        try
        {
            if (_open is not null)
            {
                await _open.InvokeVoidAsync("close");
                await _open.DisposeAsync();
            }
            if (_module is not null) await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the dialog with it.
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        _module = await Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["js/dialog.js"]);
        _open = await _module.InvokeAsync<IJSObjectReference>("open", _dialog);
    }

    // A second Escape in a row closes a native dialog whatever the page says; it must not stay half open.
    private Task CloseAsync() => _gone ? Task.CompletedTask : OnClose.InvokeAsync();
}
