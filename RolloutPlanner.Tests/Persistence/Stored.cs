using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Persistence;

/// <summary>Things to store, and commands that store them.</summary>
internal static class Stored
{
    public static HookKey Errors { get; } = HookKey.Parse("payment-errors", "hook").Value;

    /// <summary>5 %, 20 % and all of everybody, or of one cohort; each stage has one trigger.</summary>
    public static Plan Plan(string name = "New checkout", string? cohort = null) => new(
        name, "Fewer abandoned carts", "", [], By.Maya.Id, By.Tom.Id, By.Maya.Id, "UTC", 1, [], [],
        [Stage("First share", 5, cohort), Stage("Second share", 20, cohort), Stage("Everybody", 100, cohort)]);

    public static PlanFacts Facts { get; } = new(
        key => [new(key, 1, "hash"), new(Cohort("included"), 3, "hash")], _ => true, _ => true, [By.Tom.Id, By.Priya.Id], [], null);

    /// <summary>Everything is in place that a start asks for.</summary>
    public static ReadinessFacts Ready { get; } = ARollout.Ready with { Leads = [By.Tom.Id, By.Priya.Id] };

    public static CohortKey Cohort(string key) => CohortKey.Parse(key, "cohort").Value;

    public static RolloutKey Key(string key) => RolloutKey.Parse(key, "rollout").Value;

    public static bool IsLead(UserId id) => id == By.Tom.Id || id == By.Priya.Id;

    public static Rollout Create(string key, Plan plan, Actor by, DateTimeOffset at) =>
        Rollout.Create(FeatureFlag.Boolean(FlagKey.Parse(key, "flag").Value), plan, "", by, at).Value;

    public static Result Submit(this Rollout rollout, Actor by, DateTimeOffset at) =>
        rollout.Submit(Facts, PlanLinter.Check(rollout.State.Draft, Facts).Select(finding => finding.Id).ToValueList(), "", by, at);

    public static CohortDocument Document(string key, string? includes = null) => new()
    {
        Key = key,
        Name = $"Cohort {key}",
        Rule = includes is null
            ? new RuleSpec { Attribute = "city", Operator = "is", Values = ["London"] }
            : new RuleSpec { Kind = "cohort", Cohort = includes },
    };

    public static MonitoringHook Hook(string key = "payment-errors", long version = 1) => new(HookKey.Parse(key, "key").Value, version, $"Metric {key}", "%", "Grafana", null, false);

    /// <summary>Runs the work as one new command of this person.</summary>
    public static Task<Result<Receipt>> DoAsync(this TestDatabase database, Actor by, Func<IWorkspace, Task<Result>> work, Guid? id = null) =>
        database.Executor.ExecuteAsync(new CommandStamp(id ?? Guid.NewGuid(), by.Id, Channel.Screen, "test", "same"), async workspace =>
        {
            var result = await work(workspace);
            return result.IsError ? Result<Receipt>.Fail(result.Errors) : new Receipt("test", 1);
        }, default);

    /// <summary>Makes and saves a rollout as Maya.</summary>
    public static async Task<Rollout> AddRolloutAsync(this TestDatabase database, string key, Plan? plan = null)
    {
        var rollout = Create(key, plan ?? Plan(), By.Maya, database.Time.GetUtcNow());
        Assert.False((await database.DoAsync(By.Maya, workspace => Save(workspace.Rollouts, rollout))).IsError);
        return rollout;
    }

    /// <summary>Finds a rollout, does something to it and saves it.</summary>
    public static Task<Result<Receipt>> ChangeAsync(this TestDatabase database, string key, Actor by, Func<Rollout, DateTimeOffset, Result> change) =>
        database.DoAsync(by, async workspace =>
        {
            var rollout = (await workspace.Rollouts.FindAsync(Key(key)))!;
            var changed = change(rollout, workspace.Now);
            if (!changed.IsError) workspace.Rollouts.Save(rollout);
            return changed;
        });

    public static Task<Result<Receipt>> AddCohortAsync(this TestDatabase database, CohortDocument document) => database.DoAsync(By.Maya, async workspace =>
    {
        var cohort = RolloutPlanner.Domain.Cohorts.Cohort.Create(document, workspace.Actor, workspace.Now, await workspace.Cohorts.CatalogAsync());
        if (cohort.TryGet(out var made)) workspace.Cohorts.Save(made);
        return cohort.WithoutValue();
    });

    private static Task<Result> Save(IRolloutStore store, Rollout rollout)
    {
        store.Save(rollout);
        return Task.FromResult(Result.Success);
    }

    private static Stage Stage(string name, int percent, string? cohort) => new(
        name,
        cohort is null ? new Audience.Everybody() : new Audience.InCohort(Cohort(cohort)),
        Share.Parse(percent, "share").Value,
        AttributeName.TargetingKey,
        TimeSpan.Zero,
        null,
        Gate.Open with { Criteria = [new Criterion("errors", Errors, CriterionRole.RollbackTrigger, LimitKind.AtMost, 1.10m, 1, FailAction.Rollback)] });
}
