using RolloutPlanner.Components.Services;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Rollouts;

/// <summary>Where the dialogs of a rollout lie.</summary>
public static class Asking
{
    /// <param name="from">The tab to come back to when the dialog is closed without a decision, by its name in the address.</param>
    public static string Url(RolloutState state, Ask ask, string? from = null)
    {
        var url = ask.Kind switch
        {
            DialogKind.Approve => Urls.Approve(state.Key, state.CurrentStage),
            DialogKind.RollBack => Urls.RollBack(state.Key),
            DialogKind.Kill => Urls.Kill(state.Key),
            _ => Urls.RolloutDialog(state.Key, ask.Kind.ToString().ToLowerInvariant(), ask.Of),
        };
        return from is null ? url : $"{url}{(url.Contains('?') ? '&' : '?')}from={from}";
    }
}
