using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using RolloutPlanner.Api.V1.Contracts;

namespace RolloutPlanner.Api.Requests;

/// <summary>Which page of a list is asked for: numbers from 1, of 1 to 200 items.</summary>
internal sealed class Paging : IRequestPart, IEndpointParameterMetadataProvider
{
    public int Page { get; private init; }

    public int PageSize { get; private init; }

    public IResult? Refusal { get; private init; }

    public static ValueTask<Paging> BindAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request.Query);
        var (page, size) = (query.Whole("page", "The page", 1, 1, 1_000_000), query.Whole("pageSize", "The size of a page", 50, 1, 200));
        return ValueTask.FromResult(new Paging { Page = page, PageSize = size, Refusal = query.Refusal });
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(DescribedParameter.Query("page", "The page, counted from 1.", "integer"));
        builder.Metadata.Add(DescribedParameter.Query("pageSize", "Items on a page: 1 to 200, 50 where nothing is said.", "integer"));
    }

    /// <summary>This page of a whole list.</summary>
    public PageJson<TOut> Of<TIn, TOut>(IReadOnlyList<TIn> all, Func<TIn, TOut> show) =>
        new([.. all.Skip((int)Math.Min((long)(Page - 1) * PageSize, all.Count)).Take(PageSize).Select(show)], Page, PageSize, all.Count);
}
