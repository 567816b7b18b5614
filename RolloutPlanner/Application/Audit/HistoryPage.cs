using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Audit;

/// <summary>One page, newest entry first, and how many entries the filter finds in all.</summary>
public sealed record HistoryPage(ValueList<HistoryEntry> Entries, int Total, int Page, int PageSize);
