using Microsoft.Extensions.DependencyInjection.Extensions;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Infrastructure.Gates;
using RolloutPlanner.Infrastructure.Persistence;

namespace RolloutPlanner.Infrastructure;

/// <summary>What taking numbers in from programs and files needs.</summary>
internal static class IngestServices
{
    public static IServiceCollection AddIngest(this IServiceCollection services)
    {
        services.AddSingleton<IOutcomeReader, OutcomeReader>();
        services.AddSingleton<IMeasurementCsv, MeasurementCsv>();
        services.TryAddSingleton<IGateNudge, NoGateNudge>();
        return services;
    }
}
