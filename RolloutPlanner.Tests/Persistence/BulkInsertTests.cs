using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Infrastructure.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Persistence;

public class BulkInsertTests
{
    [Fact]
    public async Task Add_EveryKindOfReading_ReadBackAsItWas()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await database.AddRolloutAsync("checkout");
        var all = Kinds().ToList();
        var failure = new MeasurementFailure(Stored.Errors, 1, FailureKind.Timeout, "It \"took\" too long: \u6771\u4EAC \U0001F600", At.Minutes(3).AddMicroseconds(7));

        await APush.DoneAsync(database.DoAsync(By.Maya, workspace =>
        {
            foreach (var one in all) workspace.Rollouts.Add(Stored.Key("checkout"), one);
            workspace.Rollouts.Add(Stored.Key("checkout"), failure);
            return Task.FromResult(Result.Success);
        }));

        var stored = await database.Get<IRolloutReader>().MeasurementsAsync(Stored.Key("checkout"), 1, default);
        Assert.Equal(all, stored);
        Assert.Equal(all.Select(one => one.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)), stored.Select(one => one.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        await using var db = await database.OpenAsync();
        Assert.Equal(failure, db.Measurements.Single(row => row.Failure != null).ToFailure());
        Assert.Equal($"{all.Count + 1} 1", await database.SqlAsync("SELECT MAX(Seq) || ' ' || (SELECT COUNT(*) = SUM(earlier.rowid < later.rowid) FROM Measurements AS earlier JOIN Measurements AS later ON later.Seq = earlier.Seq + 1) FROM Measurements"));
    }

    [Fact]
    public async Task Add_ManyEvaluations_ReadBackAsTheyWere()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await database.AddRolloutAsync("checkout");
        var evaluations = Enumerable.Range(1, 40).Select(Evaluation).ToList();

        await using var db = await database.OpenAsync();
        await BulkInsert.AddAsync(db, evaluations.Select(judged => EvaluationRow.Of(Stored.Key("checkout"), judged)).ToList());

        Assert.Equal(evaluations, db.Evaluations.ToList().OrderBy(row => row.CriterionId).Select(row => row.ToEvaluation()));
    }

    private static GateEvaluation Evaluation(int number) => new(
        1, 2, $"c{number:00}", Stored.Errors, number % 2 == 0 ? null : At.Noon, At.Minutes(number), "q", number % 2 == 0 ? null : 0.50m, number % 3 == 0 ? null : 7, "at most 1",
        Verdict.Inconclusive, GateAction.Hold, "why", At.Noon);

    private static IEnumerable<Measurement> Kinds()
    {
        decimal[] values = [0, 1.10m, -0.0000000000000000000000000001m, decimal.MaxValue, decimal.MinValue];
        for (var i = 0; i < 40; i++)
        {
            yield return new Measurement(Stored.Errors, 1, values[i % 5], i % 3 == 0 ? null : i, At.Minutes(i).AddMicroseconds(i), At.Hours(1), By.Reporter.Id, $"Board {i} 'x' \u0141\u00F3d\u017A")
            {
                Origin = (MeasurementOrigin)(i % 3),
                Window = TimeSpan.FromTicks(i * 12_345_678L),
                FreshFor = TimeSpan.FromDays(i),
                Arms = (i % 4) switch { 0 => null, 1 => new ArmReading.Counts(new(i, 1), null), 2 => new ArmReading.Counts(new(i, 1), new(long.MaxValue, 0)), _ => new ArmReading.Means(new(i, 0.1, 1e300), new(1, double.Epsilon, 0)) },
                Counters = i % 7 == 0 ? new CounterReading(new(i, 0), null) : null,
                Definition = i % 2 == 0 ? "" : new string('d', 64),
                Query = i % 5 == 0 ? "rate(x{a=\"b\"}[5m])" : "",
            };
        }
    }
}
