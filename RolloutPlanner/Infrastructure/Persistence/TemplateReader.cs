using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Planning;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>Reads templates for screens.</summary>
internal sealed class TemplateReader(IDbContextFactory<PlannerDbContext> contexts) : ITemplateReader
{
    public async Task<ValueList<TemplateSummary>> ListAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Templates.AsNoTracking().Where(row => !row.IsDeleted).ToListAsync(ct);
        var uses = (await db.Rollouts.AsNoTracking().Select(row => new { row.Template, row.CreatedAt }).ToListAsync(ct)).ToLookup(use => use.Template, use => use.CreatedAt);
        var own = rows.Select(row => row.ToTemplate())
            .OrderBy(template => template.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(template => template.Key.Value, StringComparer.Ordinal);
        return own.Concat(PlanTemplates.All).Select(template => Of(template, uses[template.Key.Value])).ToValueList();
    }

    private static TemplateSummary Of(PlanTemplate template, IEnumerable<DateTimeOffset> uses)
    {
        var all = uses.ToList();
        return new(template, all.Count, all.Count == 0 ? null : all.Max());
    }
}
