using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>Outcomes of people inside one transaction.</summary>
internal sealed class OutcomeStore(PlannerDbContext db) : IOutcomeStore
{
    private readonly Dictionary<(OutcomeRun Run, string Person), OutcomeRow> _known = [];

    public async Task<IReadOnlyDictionary<string, PersonOutcome>> FindAsync(OutcomeRun run, IReadOnlyCollection<string> people)
    {
        foreach (var row in await Rows(run).Where(row => people.Contains(row.Person)).ToListAsync()) _known.TryAdd((run, row.Person), row);
        return people.Where(person => _known.ContainsKey((run, person))).ToDictionary(person => person, person => Read(_known[(run, person)]), StringComparer.Ordinal);
    }

    public void Save(OutcomeRun run, PersonOutcome outcome)
    {
        if (_known.TryGetValue((run, outcome.Person), out var row))
        {
            row.IsBad = outcome.IsBad;
            return;
        }
        row = new OutcomeRow
        {
            RolloutKey = run.Rollout.Value,
            Run = run.Run,
            Hook = run.Hook.Value,
            Person = outcome.Person,
            IsTreated = outcome.IsTreated,
            SeenAt = outcome.SeenAt,
            IsBad = outcome.IsBad,
        };
        _known.Add((run, outcome.Person), row);
        db.Outcomes.Add(row);
    }

    public async Task<ValueList<PersonOutcome>> SeenAsync(OutcomeRun run, DateTimeOffset from, DateTimeOffset until)
    {
        var rows = await Rows(run).AsNoTracking().Where(row => row.SeenAt >= from && row.SeenAt < until).OrderBy(row => row.SeenAt).ThenBy(row => row.Person).ToListAsync();
        return rows.Select(Read).ToValueList();
    }

    public Task<int> ForgetAsync(OutcomeRun run, int most) => db.Database.ExecuteSqlAsync(
        $"""
        DELETE FROM Outcomes WHERE rowid IN
        (SELECT rowid FROM Outcomes WHERE RolloutKey = {run.Rollout.Value} AND Run = {run.Run} AND Hook = {run.Hook.Value} LIMIT {most})
        """);

    private IQueryable<OutcomeRow> Rows(OutcomeRun run) => db.Outcomes.Where(row => row.RolloutKey == run.Rollout.Value && row.Run == run.Run && row.Hook == run.Hook.Value);

    private static PersonOutcome Read(OutcomeRow row) => new(row.Person, row.IsTreated, row.SeenAt, row.IsBad);
}
