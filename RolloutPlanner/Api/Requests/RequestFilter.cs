using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Api.Requests;

/// <summary>
/// Stands before every endpoint of the management API: refuses a request of which a part cannot be read, or that names a query parameter which the
/// endpoint does not have, and turns an exception into a problem before any page for errors can.
/// </summary>
internal static class RequestFilter
{
    public static async ValueTask<object?> RunAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (UnknownQuery(http) is { Count: > 0 } unknown) return Problems.From(unknown);
        foreach (var argument in context.Arguments)
        {
            if (argument is IRequestPart { Refusal: { } refusal }) return refusal;
        }
        try
        {
            return await next(context);
        }
        catch (Exception e) when (e is not OperationCanceledException && !http.Response.HasStarted)
        {
            await ApiErrors.FailedAsync(http, e);
            return Results.Empty;
        }
    }

    private static ValueList<Error> UnknownQuery(HttpContext http)
    {
        if (http.Request.Query.Count == 0) return [];
        var known = http.GetEndpoint()!.Metadata.GetOrderedMetadata<DescribedParameter>().Where(one => one.In == "query").Select(one => one.Name).ToHashSet(StringComparer.Ordinal);
        return http.Request.Query.Keys.Where(name => !known.Contains(name)).Take(20)
            .Select(name => Error.Invalid("query.unknown", "There is no such parameter here.", name.Length <= 64 ? name : name[..64])).ToValueList();
    }
}
