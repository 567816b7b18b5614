using System.ComponentModel;

namespace RolloutPlanner.Api.V1.Contracts;

/// <summary>One page of a list.</summary>
public sealed record PageJson<T>(IReadOnlyList<T> Items, int Page, int PageSize, [property: Description("Items on all pages together.")] int Total);
