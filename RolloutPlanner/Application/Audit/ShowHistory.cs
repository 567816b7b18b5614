using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Audit;

/// <summary>Reads one page of the history, and one entry of it in full.</summary>
public sealed class ShowHistory(
    IHistoryQuery history, IStoredDocuments documents, IRolloutReader rollouts, IAccountReader accounts, ICohortReader cohorts, IHookReader hooks)
{
    /// <param name="within">What "all entries" are: everything, or those of one rollout.</param>
    public async Task<HistoryView> RunAsync(HistoryFilter filter, HistoryFilter within, long? open, CancellationToken ct)
    {
        var page = await history.PageAsync(filter, ct);
        var all = await history.PageAsync(within with { Page = 1, PageSize = 1 }, ct);
        var entry = open is not { } seq ? null : page.Entries.FirstOrDefault(each => each.Seq == seq) ?? await history.FindAsync(seq, ct);
        var detail = entry is null ? null : await DetailAsync(entry, ct);
        return new(page, all.Total, detail, await NamesAsync(ct), await history.KindsAsync(ct));
    }

    private async Task<HistoryNames> NamesAsync(CancellationToken ct)
    {
        var living = await rollouts.ListAsync(new(), ct);
        var archived = await rollouts.ListAsync(new(RolloutStatus.Archived), ct);
        return new(
            living.Concat(archived).ToDictionary(rollout => rollout.Key.Value, rollout => rollout.Name),
            (await accounts.NamesAsync(ct)).ToDictionary(person => person.Key.Value, person => person.Value),
            (await cohorts.CatalogAsync(ct)).All.ToDictionary(cohort => cohort.Key.Value, cohort => cohort.Name),
            (await hooks.AllAsync(ct)).ToDictionary(hook => hook.Key.Value));
    }

    private async Task<HistoryDetail> DetailAsync(HistoryEntry entry, CancellationToken ct)
    {
        var state = RolloutKey.Parse(entry.Rollout, "").TryGet(out var key) ? await rollouts.FindAsync(key, ct) : null;
        var sent = state?.Versions.Where(version => version.SubmittedAt <= entry.At).ToList() ?? [];
        var (before, after) = entry.Kind is "plan-submitted" ? (sent.Count > 1 ? sent[^2].Plan : null, sent.LastOrDefault()?.Plan) : documents.Plans(entry);
        int? number = after is null || state is null ? null : entry.Kind is "plan-submitted" ? sent[^1].Number : (sent.LastOrDefault()?.Number ?? 0) + 1;
        var (was, becomes) = documents.Cohorts(entry);
        return new(entry, state, before, after, number, was, becomes);
    }
}
