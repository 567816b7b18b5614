using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Tests.Application.Exports;

/// <summary>Published flags that state only what matters.</summary>
internal static class AServedFlag
{
    public static ServedFlag Running(params ServedStage[] stages) => Of(RolloutStatus.Running, stages.Length, stages);

    public static ServedFlag Of(RolloutStatus status, int reached, params ServedStage[] stages) => Of(FeatureFlag.Boolean(Key("checkout")), status, reached, stages);

    /// <summary>Nobody is opted in or out.</summary>
    public static ServedFlag Of(FeatureFlag flag, RolloutStatus status, int reached, params ServedStage[] stages) =>
        new(flag, 3, new(status, reached, RolloutPlanner.Domain.Targeting.Salt.For(flag.Key), stages, [], []));

    public static FlagKey Key(string key) => FlagKey.Parse(key, "key").Value;

    public static Snapshot Snapshot(params ServedFlag[] flags) => new(1, flags);

    public static ServedStage London(decimal percent = 100, string sticky = "targetingKey") => RandomServed.Stage("London", RandomServed.Condition("city", "is", "London"), percent, sticky);

    public static ServedStage Everybody(decimal percent = 100, string sticky = "targetingKey") => RandomServed.Stage("Everybody", null, percent, sticky);
}
