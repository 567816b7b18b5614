using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using RolloutPlanner.Components.Text;

namespace RolloutPlanner.Components.Shared;

/// <summary>
/// A button that is never dead. While something blocks it, it stays visible and focusable, reads its reasons aloud, and a click moves the
/// focus to them. While its action runs, further clicks do nothing. The reasons stand below a <see cref="Big"/> button and float under others.
/// </summary>
public sealed partial class ActionButton
{
    private readonly string _id = "why-" + Guid.NewGuid().ToString("N")[..8];
    private bool _running;

    [Parameter, EditorRequired] public required string Text { get; set; }

    [Parameter] public string? Icon { get; set; }

    [Parameter] public ButtonLook Look { get; set; }

    /// <summary>28 px high, for rows of tables.</summary>
    [Parameter] public bool Small { get; set; }

    /// <summary>44 px high and as wide as its column, for the one way forward.</summary>
    [Parameter] public bool Big { get; set; }

    /// <summary>Sends the form it stands in.</summary>
    [Parameter] public bool Submit { get; set; }

    /// <summary>Busy with something that the page started. An action of its own makes it busy by itself.</summary>
    [Parameter] public bool Busy { get; set; }

    /// <summary>What is missing. Empty: nothing is.</summary>
    [Parameter] public IReadOnlyList<BlockReason> Blocked { get; set; } = [];

    /// <summary>The sentence above the reasons, such as "Three things are left before you can advance:".</summary>
    [Parameter] public string? BlockedIntro { get; set; }

    /// <summary>A longer name for those who cannot see what the button stands beside.</summary>
    [Parameter] public string? Label { get; set; }

    [Parameter] public EventCallback OnClick { get; set; }

    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? More { get; set; }

    private string ReasonsId => _id;

    private bool IsBlocked => Blocked.Count > 0;

    private bool Working => Busy || _running;

    private bool IsOff => IsBlocked || Working;

    private string DefaultIntro => Blocked.Count == 1 ? "One thing is in the way:" : $"{Words.Number(Blocked.Count)} things are in the way:";

    private async Task ClickAsync()
    {
        if (Working) return;
        if (IsBlocked)
        {
            await using var focus = await Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["js/focus.js"]);
            await focus.InvokeVoidAsync("focus", ReasonsId);
            return;
        }
        if (!OnClick.HasDelegate) return;
        _running = true;
        try
        {
            await OnClick.InvokeAsync();
        }
        finally
        {
            _running = false;
        }
    }
}
