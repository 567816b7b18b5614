using RolloutPlanner.Api.OpenApi;
using RolloutPlanner.Api.Requests;
using RolloutPlanner.Api.V1.Contracts;

namespace RolloutPlanner.Api.V1;

/// <summary>
/// The management API: what a screen does, for programs. What only a person may do has no address here: to sign off, approve, decline, withdraw, request
/// changes, put a plan version in force, grant roles, make tokens.
/// </summary>
public static class ManagementApi
{
    public const string Root = "/api/v1";

    public static IServiceCollection AddManagementApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => ApiJson.Describe(options.SerializerOptions));
        services.AddSingleton<ApiAddresses>();
        services.AddOpenApi(ApiDescription.Name, ApiDescription.Configure);
        return services;
    }

    /// <summary>Belongs after routing and before everything that answers.</summary>
    public static WebApplication UseManagementApi(this WebApplication app)
    {
        app.Use(ApiErrors.RunAsync);
        return app;
    }

    public static WebApplication MapManagementApi(this WebApplication app)
    {
        // What the API can do is no secret, and tools that make clients rarely send a token for it.
        app.MapOpenApi(Root + "/openapi.json").AllowAnonymous();
        var api = app.MapGroup(Root).AddEndpointFilter(RequestFilter.RunAsync);
        api.MapCohorts();
        api.MapRollouts();
        api.MapCommands();
        api.MapMeasurements();
        api.MapIngest();
        api.MapReplay();
        api.MapHooks();
        api.MapTemplates();
        api.MapHistory();
        api.MapDirectory();
        api.MapPlayground();
        api.MapDecisions();
        return app;
    }

    /// <summary>A group of endpoints that a token with this policy may ask.</summary>
    internal static RouteGroupBuilder Group(this RouteGroupBuilder api, string path, string tag, string policy) =>
        api.MapGroup(path).WithTags(tag).RequireAuthorization(policy).WithMetadata(new AskedScope(policy));

    /// <summary>Names an endpoint that reads and says what it answers.</summary>
    internal static RouteHandlerBuilder Reads<T>(this RouteHandlerBuilder endpoint, string name, string summary) =>
        endpoint.WithName(name).WithSummary(summary).Produces<T>().Refuses(400, 401, 403, 429, 500);

    /// <summary>Names an endpoint that changes something and answers a receipt.</summary>
    internal static RouteHandlerBuilder Changes(this RouteHandlerBuilder endpoint, string name, string summary) =>
        endpoint.WithName(name).WithSummary(summary).Produces<ReceiptJson>().RefusesChanges();

    internal static RouteHandlerBuilder Creates(this RouteHandlerBuilder endpoint, string name, string summary) =>
        endpoint.WithName(name).WithSummary(summary).Produces<ReceiptJson>(StatusCodes.Status201Created).RefusesChanges();

    internal static RouteHandlerBuilder Deletes(this RouteHandlerBuilder endpoint, string name, string summary) =>
        endpoint.WithName(name).WithSummary(summary).Produces(StatusCodes.Status204NoContent).RefusesChanges();

    /// <summary>Names an endpoint that takes something in and says what became of it.</summary>
    internal static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder endpoint, string name, string summary) =>
        endpoint.WithName(name).WithSummary(summary).Produces<T>().RefusesChanges();

    internal static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses) endpoint.Produces<ProblemJson>(status, "application/problem+json");
        return endpoint;
    }

    private static RouteHandlerBuilder RefusesChanges(this RouteHandlerBuilder endpoint) => endpoint.Refuses(400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429, 500);
}

/// <summary>The policy that an endpoint asks for, for its description.</summary>
internal sealed record AskedScope(string Policy);
