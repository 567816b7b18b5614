using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using RolloutPlanner.Api.Requests;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Api.V1;

/// <summary>The OpenAPI document and the endpoints that it speaks of.</summary>
public sealed class DescriptionTests(ApiApp app) : IClassFixture<ApiApp>
{
    private static readonly string[] PersonsDeeds = ["sign", "approv", "declin", "withdraw", "appl", "role", "token", "password", "request-changes", "requestChanges"];

    [Fact]
    public async Task Document_ReadWithoutAToken_IsValidOpenApi()
    {
        var answer = await app.Stranger().GetAsync("openapi.json");

        var read = OpenApiDocument.Parse(answer.Text, "json");

        Assert.Equal(200, answer.Status);
        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        Assert.Equal(["apiKey", "bearer"], read.Document!.Components!.SecuritySchemes!.Keys.Order());
    }

    [Fact]
    public async Task Document_EveryOperation_IsDescribedInFull()
    {
        var document = await DocumentAsync();

        var offences =
            from path in document.Paths
            from operation in path.Value.Operations!
            from missing in Missing(path.Key, operation.Key, operation.Value)
            select $"{operation.Key} {path.Key} lacks {missing}";

        Offenders.None(offences);
    }

    [Fact]
    public async Task Document_ListsEveryEndpoint()
    {
        var document = await DocumentAsync();
        var described = document.Paths.SelectMany(path => path.Value.Operations!.Keys.Select(method => $"{method.Method} {path.Key}")).ToHashSet();

        Offenders.None(Endpoints().SelectMany(Addresses).Where(address => !described.Contains(address)).Select(address => $"{address} is not described"));
        Assert.InRange(described.Count, 50, 200);
    }

    [Fact]
    public void Endpoints_AskForAScopeAndNothingElse()
    {
        var offences = Endpoints()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
                || endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(asked => asked.Policy ?? "").ToList() is not [var policy]
                || !ScopePolicies.Allowed.ContainsKey(policy));

        Offenders.None(offences.Select(endpoint => $"{endpoint.DisplayName} does not ask for exactly one scope"));
    }

    [Fact]
    public void Endpoints_ThatChange_NeedAutomationOrIngest()
    {
        var offences = Endpoints()
            .Where(endpoint => endpoint.Metadata.GetOrderedMetadata<DescribedParameter>().Any(parameter => parameter.Name == "Idempotency-Key"))
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.All(method => method != "GET"))
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>()!.Policy is not (ScopePolicies.Automation or ScopePolicies.Ingest));

        Offenders.None(offences.Select(endpoint => $"{endpoint.DisplayName} changes something for readers"));
    }

    [Fact]
    public async Task Document_OffersNothingThatTakesAPerson()
    {
        var document = await DocumentAsync();

        var offences =
            from path in document.Paths
            from operation in path.Value.Operations!
            from deed in PersonsDeeds
            where path.Key.Contains(deed, StringComparison.OrdinalIgnoreCase) || operation.Value.OperationId!.Contains(deed, StringComparison.OrdinalIgnoreCase)
            select $"{operation.Key} {path.Key} offers {deed}";

        Offenders.None(offences);
    }

    [Fact]
    public async Task Document_NamesNoDomainTypeAndNoPassword()
    {
        var document = await DocumentAsync();

        Assert.DoesNotContain(document.Components!.Schemas!.Keys, name => name.EndsWith("Document", StringComparison.Ordinal) || name.Contains("Json", StringComparison.Ordinal));
        Assert.DoesNotContain("email", (await app.Stranger().GetAsync("openapi.json")).Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Endpoints_TakeNoDomainTypeAsABody()
    {
        var offences = Endpoints()
            .SelectMany(endpoint => endpoint.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>().Select(produced => produced.Type).Append(endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType))
            .OfType<Type>()
            .Where(type => type.Namespace?.StartsWith("RolloutPlanner", StringComparison.Ordinal) == true && type.Namespace != "RolloutPlanner.Api.V1.Contracts");

        Offenders.None(offences.Select(type => type.FullName!));
    }

    private static IEnumerable<string> Missing(string path, HttpMethod method, OpenApiOperation operation)
    {
        if (string.IsNullOrWhiteSpace(operation.Summary)) yield return "a summary";
        if (operation.Security is not { Count: 2 }) yield return "its security";
        if (operation.Tags is not { Count: 1 }) yield return "a tag";
        foreach (Match name in Regex.Matches(path, @"\{(\w+)\}"))
            if (operation.Parameters!.All(parameter => parameter.Name != name.Groups[1].Value || !parameter.Required)) yield return $"the parameter {name.Groups[1].Value}";
        foreach (var status in (string[])["400", "401", "403", "429"])
            if (operation.Responses?.GetValueOrDefault(status)?.Content?.ContainsKey("application/problem+json") != true) yield return $"the problem {status}";
        if (operation.Responses?.Keys.Any(status => status[0] == '2') != true) yield return "an answer";
        if (operation.Responses?.Where(response => response.Key is "200" or "201").All(response => response.Value.Content?.Values.All(content => content.Schema is not null) == true) != true) yield return "the schema of its answer";
        if (method == HttpMethod.Put && operation.Parameters!.All(parameter => parameter.Name != "If-Match")) yield return "If-Match";
    }

    private static IEnumerable<string> Addresses(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}");

    private IEnumerable<RouteEndpoint> Endpoints() => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal))
        .Where(endpoint => !endpoint.RoutePattern.RawText!.EndsWith("openapi.json", StringComparison.Ordinal));

    private async Task<OpenApiDocument> DocumentAsync() => OpenApiDocument.Parse((await app.Stranger().GetAsync("openapi.json")).Text, "json").Document!;
}
