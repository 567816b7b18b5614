using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Audit;

/// <summary>
/// What to show of the history; an absent part filters nothing. <paramref name="From"/> is included, <paramref name="To"/> is not.
/// <paramref name="Text"/> is looked for, without regard to ASCII case, in the reason, the subject and the name of who acted.
/// Pages count from 1. Entries with a number above <paramref name="UpTo"/> are left out, so that what was counted stays what is read.
/// </summary>
public sealed record HistoryFilter(
    RolloutKey? Rollout = null,
    UserId? Person = null,
    string? Kind = null,
    DateTimeOffset? From = null,
    DateTimeOffset? To = null,
    string? Text = null,
    long? UpTo = null,
    int Page = 1,
    int PageSize = 50);
