using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.FeatureManagement;

namespace RolloutPlanner.Benchmarks.Evaluation;

/// <summary>
/// The four flags in Microsoft.FeatureManagement, as its documentation has them written: switches, shares and member lists are its own (AlwaysOn, the
/// targeting filter with a default percentage, and with its list of users); conditions on facts, which it has no operators for, are contextual filters
/// that read their parameters from the configuration. Buckets are its own, so other people than ours are in the 5 percent.
/// </summary>
public sealed class Peer
{
    private readonly IVariantFeatureManager _features;

    public Peer()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings()).Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration);
        services.AddFeatureManagement().AddFeatureFilter<CityFilter>().AddFeatureFilter<PlanFilter>().AddFeatureFilter<TenConditionsFilter>();
        _features = services.BuildServiceProvider().GetRequiredService<IVariantFeatureManager>();
    }

    public ValueTask<bool> IsOnAsync(string flag, Shopper person) => _features.IsEnabledAsync(flag, person);

    private static IEnumerable<KeyValuePair<string, string?>> Settings()
    {
        yield return new($"FeatureManagement:{Flags.Everybody}:EnabledFor:0:Name", "AlwaysOn");

        var london = $"FeatureManagement:{Flags.LondonPlans}";
        yield return new($"{london}:RequirementType", "All");
        yield return new($"{london}:EnabledFor:0:Name", "City");
        yield return new($"{london}:EnabledFor:0:Parameters:City", "London");
        yield return new($"{london}:EnabledFor:1:Name", "Plan");
        yield return new($"{london}:EnabledFor:1:Parameters:Plans:0", "premium");
        yield return new($"{london}:EnabledFor:1:Parameters:Plans:1", "business");
        yield return new($"{london}:EnabledFor:2:Name", "Microsoft.Targeting");
        yield return new($"{london}:EnabledFor:2:Parameters:Audience:DefaultRolloutPercentage", "5");

        yield return new($"FeatureManagement:{Flags.TenConditions}:EnabledFor:0:Name", "TenConditions");

        var members = $"FeatureManagement:{Flags.Members}:EnabledFor:0";
        yield return new($"{members}:Name", "Microsoft.Targeting");
        yield return new($"{members}:Parameters:Audience:DefaultRolloutPercentage", "0");
        foreach (var (index, id) in Flags.MemberIds(10_000).Index()) yield return new($"{members}:Parameters:Audience:Users:{index}", id);
    }
}

public sealed record CitySettings
{
    public string City { get; init; } = "";
}

public sealed record PlanSettings
{
    public HashSet<string> Plans { get; init; } = [];
}

[FilterAlias("City")]
public sealed class CityFilter : IContextualFeatureFilter<Shopper>, IFilterParametersBinder
{
    public object BindParameters(IConfiguration parameters) => parameters.Get<CitySettings>() ?? new();

    public Task<bool> EvaluateAsync(FeatureFilterEvaluationContext context, Shopper person) => Task.FromResult(person.City == ((CitySettings)context.Settings).City);
}

[FilterAlias("Plan")]
public sealed class PlanFilter : IContextualFeatureFilter<Shopper>, IFilterParametersBinder
{
    public object BindParameters(IConfiguration parameters) => parameters.Get<PlanSettings>() ?? new();

    public Task<bool> EvaluateAsync(FeatureFilterEvaluationContext context, Shopper person) => Task.FromResult(((PlanSettings)context.Settings).Plans.Contains(person.Plan));
}

/// <summary>Filters do not nest, so a nested rule is code: the hand-written one.</summary>
[FilterAlias("TenConditions")]
public sealed class TenConditionsFilter : IContextualFeatureFilter<Shopper>
{
    private readonly HandWritten _rules = new();

    public Task<bool> EvaluateAsync(FeatureFilterEvaluationContext context, Shopper person) => Task.FromResult(_rules.TenConditionsOf(person));
}
