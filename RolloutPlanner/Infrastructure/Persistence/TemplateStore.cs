using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Planning;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>Templates inside one transaction. What was saved in it is found in it.</summary>
internal sealed class TemplateStore(Workspace workspace) : ITemplateStore
{
    private readonly PlannerDbContext _db = workspace.Db;
    private readonly OrderedDictionary<TemplateKey, (OwnTemplate Template, int Events)> _saved = [];

    public async Task<OwnTemplate?> FindAsync(TemplateKey key)
    {
        if (_saved.TryGetValue(key, out var saved)) return saved.Template;
        return await _db.Templates.FindAsync(key.Value) is { } row ? OwnTemplate.Restore(row.ToTemplate()) : null;
    }

    public async Task<ValueList<PlanTemplate>> AllAsync()
    {
        var rows = await _db.Templates.AsNoTracking().ToListAsync();
        return rows.Select(row => row.ToTemplate()).Where(stored => !_saved.ContainsKey(stored.Key)).Concat(_saved.Values.Select(saved => saved.Template.Current)).ToValueList();
    }

    public void Save(OwnTemplate template)
    {
        var told = _saved.TryGetValue(template.Current.Key, out var before) ? before.Events : 0;
        _saved[template.Current.Key] = (template, template.Pending.Count);
        workspace.Changed(new(SubjectKinds.Template, template.Current.Key.Value), template.Current.Version, template.Pending.Skip(told));
    }

    /// <summary>Puts what was saved into the context, or says what somebody else did meanwhile. Called once, when the work has ended well.</summary>
    public async Task<Error?> WriteAsync()
    {
        foreach (var (template, events) in _saved.Values)
        {
            var current = template.Current;
            var row = await _db.Templates.FindAsync(current.Key.Value);
            if ((row?.Version ?? 0) != current.Version - events) return StoreErrors.TemplateChanged(current.Name);
            if (row is null) _db.Templates.Add(row = new TemplateRow { Key = current.Key.Value });
            row.Take(current);
        }
        return null;
    }
}
