using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace RolloutPlanner.Tests.TestKit;

/// <summary>Throws right after the n-th statement since it was armed, as if the power went at that moment.</summary>
internal sealed class FailingStatements : DbCommandInterceptor
{
    private int _left = int.MaxValue;

    /// <summary>How many statements ran since it was armed.</summary>
    public int Seen { get; private set; }

    /// <summary>Every later statement fails too, as when a process is gone.</summary>
    public bool StaysAway { get; set; }

    public void FailAfter(int statements) => (_left, Seen) = (statements, 0);

    public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        Count();
        return ValueTask.FromResult(result);
    }

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Count();
        return ValueTask.FromResult(result);
    }

    private void Count()
    {
        Seen++;
        if (--_left == 0 || _left < 0 && StaysAway) throw new IOException("The disk went away.");
    }
}
