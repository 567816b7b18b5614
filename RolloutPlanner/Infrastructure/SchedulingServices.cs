using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Infrastructure.Persistence;
using RolloutPlanner.Infrastructure.Scheduling;

namespace RolloutPlanner.Infrastructure;

/// <summary>Looks at running gates by itself.</summary>
public static class SchedulingServices
{
    /// <summary>How fast gates go, for everything that reads or writes what they rest on.</summary>
    public static IServiceCollection AddGatePace(this IServiceCollection services, IConfiguration config)
    {
        var pace = config.GetSection("Gates").Get<GatePace>() ?? new();
        if (pace.Interval < TimeSpan.FromSeconds(1) || pace.Settle < TimeSpan.Zero || pace.Maturity < TimeSpan.Zero)
            throw new InvalidOperationException("Gates:Interval is at least a second, and Gates:Settle and Gates:Maturity not below zero.");
        services.AddSingleton(pace);
        services.AddSingleton<RunningGates>();
        services.AddSingleton<IRunningGates>(provider => provider.GetRequiredService<RunningGates>());
        services.AddSingleton<GateLeases>();
        services.AddSingleton<GateHeartbeat>();
        return services;
    }

    /// <summary>Belongs last: gates are looked at once everything else has started.</summary>
    public static IServiceCollection AddGateRounds(this IServiceCollection services, IConfiguration config)
    {
        services.AddSingleton<HookPolls>();
        services.AddSingleton<GateRounds>();
        services.AddSingleton<GateEvaluator>();
        services.AddSingleton<IGateNudge>(provider => provider.GetRequiredService<GateEvaluator>());
        if (config.GetValue("Gates:Run", true)) services.AddHostedService(provider => provider.GetRequiredService<GateEvaluator>());
        return services;
    }
}
