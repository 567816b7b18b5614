using Microsoft.AspNetCore.Components;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Rollouts;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Pages.Rollouts;

/// <summary>What the tabs of a rollout beside its gate share: the rollout itself, kept up to date, and the way to its dialogs.</summary>
public abstract class RolloutTabPage : LivePage
{
    private string? _shown;

    [Parameter] public string Key { get; set; } = "";

    [Inject] private ShowRollout Show { get; set; } = null!;

    [Inject] private protected NavigationManager Navigation { get; set; } = null!;

    /// <summary>The tab, by its name in the address.</summary>
    protected abstract string Tab { get; }

    protected Load<RolloutView> Loaded { get; private set; } = Load<RolloutView>.Start;

    protected override bool Concerns(ChangeNotice change) =>
        (change.SubjectKind == SubjectKinds.Rollout && change.Subject == Key) || change.SubjectKind is SubjectKinds.Account or SubjectKinds.Hook or SubjectKinds.Directory;

    protected override async Task OnParametersSetAsync()
    {
        if (Key == _shown) return;
        (_shown, Loaded) = (Key, Load<RolloutView>.Start);
        await ReloadAsync();
    }

    protected override async Task ReloadAsync() => Loaded = RolloutKey.Parse(Key, "key").TryGet(out var key) && await Show.RunAsync(key, Leaving) is { } view
        ? view
        : Result<RolloutView>.Fail([Error.NotFound("rollout.unknown", $"There is no rollout \"{Key}\". Its link may be old.")]);

    protected ReaderClock ClockOf(RolloutView view) => Reader.In(view.Plan.TimeZone);

    /// <summary>Dialogs lie on the page of the gate; closed without a decision they lead back here.</summary>
    protected void Open(Ask ask)
    {
        if (Loaded is Load<RolloutView>.Here { Value: var view }) Navigation.NavigateTo(Asking.Url(view.State, ask, Tab));
    }
}
