using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using RolloutPlanner.Api.Requests;
using RolloutPlanner.Api.V1.Contracts;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Tokens;

namespace RolloutPlanner.Api.V1;

/// <summary>The imported people against which reach is counted, and the accounts that plans name.</summary>
internal static class DirectoryApi
{
    public static void MapDirectory(this RouteGroupBuilder api)
    {
        api.Group("/directory", "People directory", ScopePolicies.Read).MapGet("/", ListAsync)
            .Reads<DirectoryJson>("listDirectory", "List the imported people, in the order of their file.");
        api.Group("/directory", "People directory", ScopePolicies.Automation).MapPost("/import", (Intent intent, Source source, CsvBody csv, ImportPeople import, CancellationToken ct) =>
            import.RunAsync(new(intent.Origin, csv.Bytes, source.Name), ct).ToHttpAsync())
            .Changes("importDirectory", "Replace everybody by the people of a CSV file, all or nothing. The version is the number of the import.");
        api.Group("/accounts", "Accounts", ScopePolicies.Read).MapGet("/", async (Paging paging, IAccountReader accounts, CancellationToken ct) =>
            Answers.Json(paging.Of(await accounts.AllAsync(ct), AccountJson.From)))
            .Reads<PageJson<AccountJson>>("listAccounts", "List who has an account, by name, for the people that a plan names.");
    }

    private static async Task<IResult> ListAsync(Search search, Paging paging, IPeopleDirectory people, CancellationToken ct)
    {
        var directory = await people.CurrentAsync(ct);
        var found = search.Text is { } text
            ? [.. directory.People.Where(person => person.Key.Value.Contains(text, StringComparison.OrdinalIgnoreCase) || person.Name.Contains(text, StringComparison.OrdinalIgnoreCase))]
            : directory.People;
        return Answers.Versioned(new DirectoryJson(directory.Number, directory.ImportedAt, directory.Source, paging.Of(found, DirectoryPersonJson.From)), directory.Number);
    }

    internal sealed class Search : IRequestPart, IEndpointParameterMetadataProvider
    {
        public string? Text { get; private init; }

        public IResult? Refusal { get; private init; }

        public static ValueTask<Search> BindAsync(HttpContext http)
        {
            var query = new QueryReader(http.Request.Query);
            return ValueTask.FromResult(new Search { Text = query.Text("q"), Refusal = query.Refusal });
        }

        public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(DescribedParameter.Query("q", "A part of a targeting key or a name."));
    }

    internal sealed class Source : IRequestPart, IEndpointParameterMetadataProvider
    {
        public string Name { get; private init; } = "";

        public IResult? Refusal { get; private init; }

        public static ValueTask<Source> BindAsync(HttpContext http)
        {
            var query = new QueryReader(http.Request.Query);
            return ValueTask.FromResult(new Source { Name = query.Text("source") ?? "", Refusal = query.Refusal });
        }

        public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
            builder.Metadata.Add(DescribedParameter.Query("source", "Where the file comes from, for people: its name, or the CRM and the day.") with { Required = true });
    }
}
