using RolloutPlanner.Application.Cohorts;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Layout;

/// <summary>One place that the palette leads to. It never acts: an action is the address of the dialog that asks.</summary>
/// <param name="Detail">What kind of place it is, in words.</param>
/// <param name="Key">A second name to find it by; empty where it has none.</param>
public sealed record PaletteItem(string Title, string Detail, string Icon, string Href, string Key = "")
{
    private static readonly PaletteItem[] Pages =
    [
        new("Home", "Page", "home", Urls.Home),
        new("Rollouts", "Page", "stacked_line_chart", Urls.Rollouts),
        new("Cohorts", "Page", "group", Urls.Cohorts),
        new("Metrics", "Page", "monitoring", Urls.Metrics),
        new("Playground", "Page", "person_search", Urls.PlaygroundPage),
        new("History", "Page", "history", Urls.History),
        new("Templates", "Page", "layers", Urls.Templates),
        new("People and roles", "Page", "manage_accounts", Urls.People),
        new("People directory", "Page", "contacts", Urls.Directory),
        new("Exports and imports", "Page", "swap_horiz", Urls.Exports),
    ];

    /// <summary>Everything that this person may open or ask for.</summary>
    public static IReadOnlyList<PaletteItem> All(
        IReadOnlyList<RolloutSummary> rollouts, IReadOnlyList<CohortSummary> cohorts, IReadOnlyList<MonitoringHook> hooks, CurrentPerson me) =>
    [
        .. me.Plans ? (PaletteItem[])[new("New rollout", "Action", "add", Urls.NewRollout), new("New cohort", "Action", "group_add", Urls.NewCohort)] : [],
        .. Pages,
        .. me.KeepsTokens ? (PaletteItem[])[new("API tokens", "Page", "key", Urls.Tokens), new("New API token", "Action", "add", Urls.NewToken)] : [],
        .. rollouts.Select(rollout => new PaletteItem(rollout.Name, $"Rollout, {StatusText.Of(rollout.Status.Kind()).Word.ToLowerInvariant()}", "stacked_line_chart", Urls.Rollout(rollout.Key), rollout.Key.Value)),
        .. cohorts.Select(cohort => new PaletteItem(cohort.Name, "Cohort", "group", Urls.Cohort(cohort.Key), cohort.Key.Value)),
        .. hooks.Select(hook => new PaletteItem(hook.Name, "Metric", "monitoring", Urls.Metric(hook.Key), hook.Key.Value)),
        .. rollouts.SelectMany(rollout => Of(rollout, me)),
    ];

    private static IEnumerable<PaletteItem> Of(RolloutSummary rollout, CurrentPerson me)
    {
        var (key, name) = (rollout.Key, rollout.Name);
        yield return new($"Plan of {name}", "Rollout", "edit_note", Urls.Plan(key), key.Value);
        yield return new($"History of {name}", "Rollout", "history", Urls.RolloutHistory(key), key.Value);
        yield return new($"Ask who has {name}, and why", "Playground", "person_search", Urls.Playground(key), key.Value);
        if (May(RolloutCommand.Start)) yield return new($"Start {name}…", "Action", "play_arrow", Urls.RolloutDialog(key, "start"), key.Value);
        if (May(RolloutCommand.Pause)) yield return new($"Pause {name}…", "Action", "pause_circle", Urls.RolloutDialog(key, "pause"), key.Value);
        if (May(RolloutCommand.Resume)) yield return new($"Resume {name}…", "Action", "play_circle", Urls.RolloutDialog(key, "resume"), key.Value);
        if (May(RolloutCommand.RollBackFully)) yield return new($"Roll back {name}…", "Action", "undo", Urls.RollBack(key), key.Value);
        if (May(RolloutCommand.Kill)) yield return new($"Kill switch for {name}…", "Action", "power_settings_new", Urls.Kill(key), key.Value);

        bool May(RolloutCommand command) => Lifecycle.Of(command) is var rule && me.Has(rule.Who) && rule.Moves.Any(move => move.From == rollout.Status);
    }
}
