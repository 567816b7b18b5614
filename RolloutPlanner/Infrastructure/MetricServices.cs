using System.Net;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Infrastructure.Metrics;

namespace RolloutPlanner.Infrastructure;

/// <summary>Puts the systems that metrics come from behind the ports of the application.</summary>
public static class MetricServices
{
    public static IServiceCollection AddMetricSources(this IServiceCollection services, IConfiguration config)
    {
        services.AddSingleton(OutboundOptions.Read(config));
        services.AddSingleton<ResolveHost>(Dns.GetHostAddressesAsync);
        services.AddSingleton<OutgoingGuard>();
        services.AddSingleton<PrometheusClient>();
        services.AddSingleton<IMetricSource, PrometheusSource>();
        return services;
    }
}
