using Microsoft.AspNetCore.Routing.Template;

namespace RolloutPlanner.Api;

/// <summary>
/// Which methods an address of the management API takes. Routing alone does not say it: where static files are looked for at every address, it takes
/// an unknown address for one that only GET may ask.
/// </summary>
internal sealed class ApiAddresses(EndpointDataSource endpoints)
{
    private readonly Lazy<(TemplateMatcher Matcher, IReadOnlyList<string> Methods)[]> _all = new(() =>
        [.. endpoints.Endpoints.OfType<RouteEndpoint>().Where(endpoint => ApiErrors.IsApi("/" + endpoint.RoutePattern.RawText?.TrimStart('/'))).Select(Of)]);

    /// <summary>None where there is nothing at this address.</summary>
    public string[] MethodsAt(PathString path) => [.. _all.Value.Where(address => address.Matcher.TryMatch(path, [])).SelectMany(address => address.Methods).Distinct().Order(StringComparer.Ordinal)];

    private static (TemplateMatcher, IReadOnlyList<string>) Of(RouteEndpoint endpoint) =>
        (new(new RouteTemplate(endpoint.RoutePattern), []), endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []);
}
