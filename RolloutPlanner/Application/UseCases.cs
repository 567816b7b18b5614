using System.Reflection;

namespace RolloutPlanner.Application;

/// <summary>Registers every use-case: each public class of this layer with one <c>RunAsync</c>, and what they share.</summary>
public static class UseCases
{
    public static IServiceCollection AddUseCases(this IServiceCollection services)
    {
        foreach (var type in All) services.AddScoped(type);
        return services.AddSingleton<Evaluation.ExposureCounts>().AddSingleton<Ports.IExposureCounts>(provider => provider.GetRequiredService<Evaluation.ExposureCounts>()).AddSingleton<Planning.CountCache>().AddScoped<Planning.CountLive>().AddScoped<Rollouts.HomeScenes>().AddScoped<Rollouts.RolloutRunner>().AddScoped<Planning.MeasureReach>().AddScoped<Evaluation.ServedRollouts>().AddScoped<Cohorts.UsingRollouts>().AddScoped<Gates.PushedIntake>();
    }

    internal static IEnumerable<Type> All => typeof(UseCases).Assembly.GetTypes().Where(type =>
        type is { IsClass: true, IsAbstract: false, IsPublic: true }
        && type.Namespace?.StartsWith(typeof(UseCases).Namespace + ".", StringComparison.Ordinal) == true
        && type.GetMethod("RunAsync", BindingFlags.Public | BindingFlags.Instance) is not null);
}
