using Microsoft.AspNetCore.HostFiltering;
using RolloutPlanner.Api.Ofrep;

namespace RolloutPlanner.Api;

/// <summary>Puts the evaluation protocol into the program.</summary>
public static class OfrepServices
{
    private const string Cors = "ofrep";

    public static IServiceCollection AddOfrep(this IServiceCollection services, IConfiguration config)
    {
        var section = config.GetSection("Ofrep");
        services.Configure<OfrepOptions>(section);
        services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, HostRefusals>());
        services.Configure<HostFilteringOptions>(hosts => hosts.IncludeFailureMessage = false);
        services.AddSingleton<OfrepAnswers>();
        services.AddSingleton<EventTickets>();
        services.AddSingleton<ChangeSignal>();
        services.AddSingleton<EventStream>();
        services.AddSingleton<OfrepEndpoint>();
        services.AddCors(cors => cors.AddPolicy(Cors, policy => policy
            .WithOrigins(section.Get<OfrepOptions>()?.AllowedOrigins ?? [])
            .WithMethods("GET", "POST")
            .WithHeaders("Authorization", "Content-Type", "If-None-Match", "X-API-Key", "Last-Event-ID")
            .WithExposedHeaders("ETag", "Retry-After")
            .SetPreflightMaxAge(TimeSpan.FromHours(1))));
        return services;
    }

    /// <summary>Belongs before everything else that answers: its questions need nothing that comes later.</summary>
    public static WebApplication UseOfrep(this WebApplication app)
    {
        app.MapWhen(http => http.Request.Path.StartsWithSegments("/ofrep"), branch =>
        {
            branch.UseCors(Cors);
            var endpoint = branch.ApplicationServices.GetRequiredService<OfrepEndpoint>();
            branch.Run(endpoint.RunAsync);
        });
        return app;
    }
}
