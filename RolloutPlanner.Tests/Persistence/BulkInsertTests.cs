using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Infrastructure.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Persistence;

public sealed class BulkInsertTests
{
    [Theory]
    [InlineData(16)]
    [InlineData(40)]
    public async Task ManyRows_AreReadBackAsTheFewAre(int count)
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await database.AddRolloutAsync("checkout");
        var numbers = Enumerable.Range(1, count).Select(Number).ToList();
        var evaluations = Enumerable.Range(1, count).Select(Evaluation).ToList();

        await using (var db = await database.OpenAsync())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await BulkInsert.AddAsync(db, numbers);
            await BulkInsert.AddAsync(db, evaluations);
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        }

        await using var read = await database.OpenAsync();
        Assert.Equivalent(numbers, await read.Measurements.AsNoTracking().OrderBy(row => row.Seq).ToListAsync(), strict: true);
        Assert.Equal(evaluations.Select(row => row.ToEvaluation()), (await read.Evaluations.AsNoTracking().OrderBy(row => row.CriterionId).ToListAsync()).Select(row => row.ToEvaluation()));
    }

    private static MeasurementRow Number(int seq)
    {
        var at = At.Minutes(seq).AddMicroseconds(7);
        if (seq % 3 == 0) return MeasurementRow.Of(Stored.Key("checkout"), seq, new MeasurementFailure(Stored.Errors, 1, FailureKind.Timeout, "No answer \"é\" 'n'.", at));
        var taken = AGate.Reading(1.10m * seq, at, seq % 2 == 0 ? null : 7, Stored.Errors) with
        {
            Origin = MeasurementOrigin.Polled,
            Window = TimeSpan.FromSeconds(61),
            FreshFor = TimeSpan.FromMinutes(5),
            Definition = "d",
            Query = "rate(x[1m])",
            Arms = new ArmReading.Counts(new(5, 1), null),
            Counters = new(new(50, 10), null),
        };
        return MeasurementRow.Of(Stored.Key("checkout"), seq, taken);
    }

    private static EvaluationRow Evaluation(int number) => EvaluationRow.Of(Stored.Key("checkout"), new(
        1, 2, $"c{number:00}", Stored.Errors, number % 2 == 0 ? null : At.Noon, At.Minutes(number), "q", number % 2 == 0 ? null : 0.50m, null, "at most 1", Verdict.Inconclusive, GateAction.Hold, "why", At.Noon));
}
