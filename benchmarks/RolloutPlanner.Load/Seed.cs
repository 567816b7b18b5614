using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Load;

/// <summary>Fifty running rollouts: QA whole, then 5 % of one city's premium and business customers.</summary>
internal static class Seed
{
    private static readonly string[] Cities = ["London", "Sydney", "Leeds", "Porto", "Lyon"];

    /// <summary>Answers a token that may evaluate.</summary>
    public static async Task<string> RunAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var executor = scope.ServiceProvider.GetRequiredService<ICommandExecutor>();
        await new CreateDemoAccounts(executor).RunAsync(default);
        await DoAsync(executor, async workspace =>
        {
            foreach (var city in Cities) workspace.Cohorts.Save(CohortFor(city, workspace, await workspace.Cohorts.CatalogAsync()));
        });
        for (var i = 0; i < 50; i++) await DoAsync(executor, workspace => StartAsync(workspace, i));
        var made = await scope.ServiceProvider.GetRequiredService<CreateToken>()
            .RunAsync(new(new(Guid.NewGuid(), SystemActors.CommandLine, Channel.CommandLine), "Load", TokenScopes.Evaluate, 1), default);
        return made.Value.Secret!;
    }

    private static Cohort CohortFor(string city, IWorkspace workspace, ICohortLookup cohorts) => Cohort.Create(
        new()
        {
            Key = city.ToLowerInvariant(),
            Name = city,
            Rule = new RuleSpec
            {
                Kind = "all",
                Rules =
                [
                    new() { Attribute = "city", Operator = Operators.Is.Code, Values = [city] },
                    new() { Attribute = "plan", Operator = Operators.In.Code, Values = ["premium", "business"] },
                ],
            },
        },
        workspace.Actor, workspace.Now, cohorts).Value;

    private static Task StartAsync(IWorkspace workspace, int number)
    {
        var city = CohortKey.Parse(Cities[number % Cities.Length].ToLowerInvariant(), "cohort").Value;
        var trigger = new Criterion("errors", HookKey.Parse("errors", "hook").Value, CriterionRole.RollbackTrigger, LimitKind.AtMost, 1m, 1, FailAction.Rollback);
        Start(workspace, FeatureFlag.Boolean(FlagKey.Parse($"feature-{number:00}", "").Value), new Audience.InCohort(city), Gate.Open with { Criteria = [trigger] });
        return Task.CompletedTask;
    }

    /// <summary>A rollout in its first stage, of 5 % of these people.</summary>
    public static void Start(IWorkspace workspace, FeatureFlag flag, Audience audience, Gate gate)
    {
        var (maya, tom) = (As(DemoAccounts.Maya), As(DemoAccounts.Tom));
        Stage Step(string name, int percent) => new(name, audience, Share.Parse(percent, "").Value, AttributeName.TargetingKey, TimeSpan.Zero, null, gate);
        var plan = new Plan($"Feature {flag.Key}", "", "", [], maya.Id, tom.Id, maya.Id, "UTC", 1, [], [], [Step("A few", 5), Step("All", 100)]);
        var rollout = Rollout.Create(flag, plan, "", maya, workspace.Now).Value;
        var facts = new PlanFacts(key => [new(key, 1, "hash")], _ => true, _ => true, [tom.Id], [], null);
        Check(rollout.Submit(facts, PlanLinter.Check(plan, facts).Select(finding => finding.Id).ToValueList(), "", maya, workspace.Now));
        var ready = new ReadinessFacts(key => new(key, 1, "Errors", "%", "", new(0, workspace.Now, "Seed"), false), [tom.Id], [maya.Id], [1, 1]);
        Check(rollout.SignOff(rollout.State.UnderReview!.Hash, "", ready, tom, workspace.Now));
        Check(rollout.Start(ready, maya, workspace.Now));
        workspace.Rollouts.Save(rollout);
    }

    private static Actor As(Person person) => new(person.Id, person.Name, person.Roles, Channel.Screen);

    public static async Task DoAsync(ICommandExecutor executor, Func<IWorkspace, Task> work) => Check((await executor.ExecuteAsync(
        new(Guid.NewGuid(), DemoAccounts.Maya.Id, Channel.Screen, "seed", "seed"),
        async workspace =>
        {
            await work(workspace);
            return new Receipt("seed", 1);
        },
        default)).WithoutValue());

    private static void Check(Result result)
    {
        if (result.IsError) throw new InvalidOperationException(result.Error.Message);
    }
}
