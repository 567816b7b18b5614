using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RolloutPlanner.Api.Requests;
using RolloutPlanner.Api.V1;
using RolloutPlanner.Application.Tokens;

namespace RolloutPlanner.Api.OpenApi;

/// <summary>The OpenAPI document of the management API, made of the endpoints themselves.</summary>
internal static class ApiDescription
{
    public const string Name = "v1";
    private const string Bearer = "bearer";
    private const string ApiKey = "apiKey";

    private const string About =
        """
        Everything that a screen does, except what only a person may do: sign off, approve, decline, withdraw, request changes, put a plan version in force, grant roles and make tokens.

        Changes name the version that they were decided on in If-Match (the ETag of the thing) and may carry an Idempotency-Key. Bodies are strict: unknown members, members given twice and numbers that do not fit are refused, with their path.
        """;

    public static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith(ManagementApi.Root[1..] + "/", StringComparison.Ordinal) == true;
        options.CreateSchemaReferenceId = type => OpenApiOptions.CreateDefaultSchemaReferenceId(type)?.Replace("Json", "", StringComparison.Ordinal);
        options.AddDocumentTransformer((document, _, _) =>
        {
            Introduce(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            Describe(operation, context);
            return Task.CompletedTask;
        });
    }

    private static void Introduce(OpenApiDocument document)
    {
        document.Info = new() { Title = "RolloutPlanner management API", Version = Name, Description = About };
        document.Servers = [new() { Url = "/" }];
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API token." },
            [ApiKey] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = "X-API-Key", Description = "The same token in a header of its own." },
        };
    }

    private static void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Parameters = [.. metadata.OfType<DescribedParameter>().Select(Parameter)];
        if (metadata.OfType<AskedScope>().LastOrDefault() is not { } asked) return;
        var scopes = Enum.GetValues<TokenScopes>().Where(scope => scope != TokenScopes.None && ScopePolicies.Allowed[asked.Policy].HasFlag(scope)).Select(scope => scope.ToString().ToLowerInvariant());
        operation.Description = $"Needs a token with the scope {string.Join(" or ", scopes)}.";
        operation.Security = [Asks(Bearer, context.Document), Asks(ApiKey, context.Document)];
    }

    private static OpenApiSecurityRequirement Asks(string scheme, OpenApiDocument? document) => new() { [new(scheme, document)] = [] };

    private static IOpenApiParameter Parameter(DescribedParameter parameter) => new OpenApiParameter
    {
        Name = parameter.Name,
        In = parameter.In switch
        {
            "path" => ParameterLocation.Path,
            "query" => ParameterLocation.Query,
            "header" => ParameterLocation.Header,
            _ => throw new System.Diagnostics.UnreachableException(),
        },
        Description = parameter.Description,
        Required = parameter.Required,
        Schema = new OpenApiSchema { Type = parameter.Type is "integer" ? JsonSchemaType.Integer : JsonSchemaType.String },
    };
}
