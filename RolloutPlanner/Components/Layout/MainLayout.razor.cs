using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Text;

namespace RolloutPlanner.Components.Layout;

/// <summary>
/// The frame of every screen: the way around, the person, what needs them, one main landmark, and a boundary that keeps a page that threw from taking
/// the rest with it. <c>data-interactive</c> appears once clicks reach the server.
/// </summary>
public sealed partial class MainLayout : IDisposable
{
    private ErrorBoundary? _boundary;
    private ElementReference _menuButton;
    private CurrentPerson _me = CurrentPerson.Nobody;
    private bool _drawer;
    private bool _finding;
    private bool _interactive;
    private bool _gone;
    private string? _name;
    private string? _role;
    private string _path = "/";

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private MyNeeds Needs { get; set; } = null!;

    [Inject] private TimeProvider Time { get; set; } = null!;

    [CascadingParameter] private Task<AuthenticationState>? Who { get; set; }

    [CascadingParameter] private ReaderZone? Zone { get; set; }

    private string Path => "/" + Navigation.ToBaseRelativePath(Navigation.Uri).Split('?', '#')[0];

    private ReaderClock Clock => (Zone ?? ReaderZone.Utc).At(Time.GetUtcNow());

    public void Dispose()
    {
        _gone = true;
        Navigation.LocationChanged -= OnMoved;
    }

    protected override void OnInitialized()
    {
        _path = Path;
        Navigation.LocationChanged += OnMoved;
    }

    protected override async Task OnParametersSetAsync()
    {
        // A new address is a new chance for the page.
        _boundary?.Recover();
        if (Who is null) return;
        var user = (await Who).User;
        if (user.Identity is not { IsAuthenticated: true } identity) return;
        (_name, _role, _me) = (identity.Name, RoleText.Of(user), CurrentPerson.From(user));
        await Needs.ReadAsync(_me);
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender) return;
        _interactive = true;
        Needs.Follow(read => _ = InvokeAsync(() => DrawAfterAsync(read)));
        StateHasChanged();
    }

    private async Task DrawAfterAsync(Func<Task> read)
    {
        await read();
        if (!_gone) StateHasChanged();
    }

    // A filter that writes itself into the address a moment late is no reason to take the menu from somebody who just opened it.
    private void OnMoved(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(() =>
    {
        var stays = !change.IsNavigationIntercepted && Path == _path;
        (_path, _drawer, _finding) = (Path, _drawer && stays, false);
        StateHasChanged();
    });

    private async Task FindAsync()
    {
        if (_me == CurrentPerson.Nobody) return;
        await CloseDrawerAsync();
        _finding = true;
    }

    private async Task CloseDrawerAsync()
    {
        if (!_drawer) return;
        _drawer = false;
        StateHasChanged();
        await Task.Yield(); // the page behind is inert until it is drawn again
        await _menuButton.FocusAsync();
    }
}
