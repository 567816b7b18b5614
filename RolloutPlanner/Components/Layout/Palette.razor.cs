using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Components.Services;

namespace RolloutPlanner.Components.Layout;

/// <summary>
/// Finds a place by a few letters and goes there. The names are read once when it opens; typing ranks them without asking anybody. It only ever leads
/// somewhere: what changes a rollout is asked by the dialog at that address.
/// </summary>
public sealed partial class Palette : IAsyncDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private IJSObjectReference? _module;
    private IReadOnlyList<PaletteItem>? _all;
    private IReadOnlyList<PaletteItem> _found = [];
    private IReadOnlyList<string> _recent = [];
    private string _typed = "";
    private int _chosen;

    [Inject] private IRolloutReader Rollouts { get; set; } = null!;

    [Inject] private ICohortReader Cohorts { get; set; } = null!;

    [Inject] private IHookReader Hooks { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IJSRuntime Script { get; set; } = null!;

    /// <summary>Whose places and actions they are.</summary>
    [Parameter, EditorRequired] public required CurrentPerson Me { get; set; }

    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        _leaving.Dispose();
        try
        {
            if (_module is not null) await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the script with it.
        }
    }

    protected override async Task OnInitializedAsync()
    {
        try
        {
            var rollouts = await Rollouts.ListAsync(new(), _leaving.Token);
            var cohorts = await Cohorts.ListAsync(_leaving.Token);
            _all = PaletteItem.All(rollouts, cohorts, await Hooks.AllAsync(_leaving.Token), Me);
            Rank();
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // Closed before anything was found.
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        _module = await Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["js/palette.js"]);
        _recent = await _module.InvokeAsync<string[]>("recent", Me.Id.Value) ?? [];
        Rank();
        StateHasChanged();
    }

    private static string IdOf(int at) => string.Create(CultureInfo.InvariantCulture, $"palette-{at}");

    private void Type(ChangeEventArgs typed)
    {
        _typed = typed.Value as string ?? "";
        Rank();
    }

    private void Rank() => (_found, _chosen) = (PaletteRanking.Best(_all ?? [], _typed, _recent), 0);

    private async Task PressAsync(KeyboardEventArgs key)
    {
        if (_found.Count == 0) return;
        switch (key.Key)
        {
            case "ArrowDown": await ChooseAsync(_chosen + 1); break;
            case "ArrowUp": await ChooseAsync(_chosen - 1); break;
            case "Enter": await GoAsync(_found[_chosen]); break;
        }
    }

    private async Task ChooseAsync(int at)
    {
        _chosen = (at + _found.Count) % _found.Count;
        if (_module is not null) await _module.InvokeVoidAsync("reveal", IdOf(_chosen));
    }

    private async Task GoAsync(PaletteItem item)
    {
        if (_module is not null) await _module.InvokeVoidAsync("remember", Me.Id.Value, item.Href);
        await OnClose.InvokeAsync();
        Navigation.NavigateTo(item.Href);
    }
}
