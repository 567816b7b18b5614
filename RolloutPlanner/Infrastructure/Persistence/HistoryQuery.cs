using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Audit;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>Reads history rows as flat entries.</summary>
internal sealed class HistoryQuery(IDbContextFactory<PlannerDbContext> contexts) : IHistoryQuery
{
    private const int Step = 500;

    private static readonly Expression<Func<HistoryRow, HistoryEntry>> ToEntry = row => new HistoryEntry(
        row.Seq, row.At, row.ActorId, row.ActorName, row.Channel, row.CommandId, row.Kind, row.SubjectKind, row.Subject, row.RolloutKey, row.Why, row.Before, row.After, row.Payload);

    public async Task<HistoryPage> PageAsync(HistoryFilter filter, CancellationToken ct)
    {
        var (page, size) = (Math.Max(1, filter.Page), Math.Clamp(filter.PageSize, 1, 200));
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = Matching(db, filter);
        var total = await found.CountAsync(ct);
        var entries = await found.OrderByDescending(row => row.Seq).Skip((page - 1) * size).Take(size).Select(ToEntry).ToListAsync(ct);
        return new HistoryPage(entries.ToValueList(), total, page, size);
    }

    public async Task<HistoryEntry?> FindAsync(long seq, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.History.AsNoTracking().Where(row => row.Seq == seq).Select(ToEntry).SingleOrDefaultAsync(ct);
    }

    public async Task<IReadOnlyList<string>> KindsAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.History.AsNoTracking().Select(row => row.Kind).Distinct().OrderBy(kind => kind).ToListAsync(ct);
    }

    public async IAsyncEnumerable<HistoryEntry> StreamAsync(HistoryFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var last = 0L; ;)
        {
            List<HistoryEntry> step;
            await using (var db = await contexts.CreateDbContextAsync(ct))
            {
                var from = last;
                step = await Matching(db, filter).Where(row => row.Seq > from).OrderBy(row => row.Seq).Take(Step).Select(ToEntry).ToListAsync(ct);
            }
            foreach (var entry in step) yield return entry;
            if (step.Count < Step) yield break;
            last = step[^1].Seq;
        }
    }

    private static IQueryable<HistoryRow> Matching(PlannerDbContext db, HistoryFilter filter)
    {
        var rows = db.History.AsNoTracking();
        if (filter.Rollout is { } rollout) rows = rows.Where(row => row.RolloutKey == rollout.Value);
        if (filter.Person is { } person) rows = rows.Where(row => row.ActorId == person.Value);
        if (filter.Kind is { Length: > 0 } kind) rows = rows.Where(row => row.Kind == kind);
        if (filter.From is { } from) rows = rows.Where(row => row.At >= from);
        if (filter.To is { } to) rows = rows.Where(row => row.At < to);
        if (filter.UpTo is { } last) rows = rows.Where(row => row.Seq <= last);
        if (filter.Text?.Trim() is { Length: > 0 } text)
        {
            var pattern = $"%{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            rows = rows.Where(row => EF.Functions.Like(row.Why!, pattern, "\\") || EF.Functions.Like(row.Subject, pattern, "\\") || EF.Functions.Like(row.ActorName, pattern, "\\"));
        }
        return rows;
    }
}
