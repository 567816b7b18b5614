using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Infrastructure.Identity;
using RolloutPlanner.Infrastructure.Live;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>
/// The one writer. Order inside the transaction: command id, actor, work, history, answer. The id comes first, so that of two equal
/// commands only one can get as far as the work, whichever process they come from.
/// </summary>
internal sealed class CommandExecutor(
    IDbContextFactory<PlannerDbContext> contexts, WriterGate gate, SnapshotKeeper snapshots, ChangeFeed feed, TimeProvider clock, IPasswordHasher<Account> hasher, RunningGates gates) : ICommandExecutor
{
    private static readonly Error Meanwhile = Error.Conflict("changed.meanwhile", "Somebody else changed this meanwhile. Look at what stands there now, then decide again.");
    private static readonly Error OtherWish = Error.Conflict("command.reused", "This command id was already used for something else. Start again from the page.");

    public async Task<Result<Receipt>> ExecuteAsync(CommandStamp stamp, Func<IWorkspace, Task<Result<Receipt>>> work, CancellationToken ct)
    {
        var (result, notices) = await gate.RunAsync(() => RunAsync(stamp, work, ct), ct);
        // Nobody may be told of a step before it is served.
        if (notices.Any(notice => notice.SubjectKind == SubjectKinds.Rollout)) await snapshots.RefreshAsync(CancellationToken.None);
        foreach (var notice in notices) feed.Publish(notice);
        return result;
    }

    private async Task<(Result<Receipt> Result, IReadOnlyList<ChangeNotice> Notices)> RunAsync(
        CommandStamp stamp, Func<IWorkspace, Task<Result<Receipt>>> work, CancellationToken ct)
    {
        var now = Utc.Truncate(clock.GetUtcNow());
        await using var db = await contexts.CreateDbContextAsync(ct);
        Actor? actor;
        Error denial;
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            if (await InsertAsync(db, stamp, now, ct) is not { } command)
            {
                await transaction.RollbackAsync(CancellationToken.None);
                return (await ReplayAsync(stamp), []);
            }

            // From here on a closed page must not stop the change halfway: no cancellation any more.
            (actor, var refusal) = await Actors.ReadAsync(db, stamp, now);
            if (actor is null) return (refusal!, []);
            var workspace = new Workspace(db, stamp, actor, now, hasher, gates);
            var result = refusal is null ? await work(workspace) : refusal;
            if (result.TryGet(out var receipt))
            {
                (command.AnswerSubject, command.AnswerVersion) = (receipt.Subject, receipt.Version);
                if (await workspace.WriteAsync() is { } conflict) return (conflict, []);
                try
                {
                    await db.SaveChangesAsync(CancellationToken.None);
                }
                catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || SqliteErrors.IsTaken(e))
                {
                    return (Meanwhile, []);
                }
                await transaction.CommitAsync(CancellationToken.None);
                workspace.Committed();
                return (result, workspace.Notices);
            }
            if (result.Errors.FirstOrDefault(error => error.Kind == ErrorKind.Forbidden) is not { } forbidden) return (result, []);
            denial = forbidden;
        }
        await RecordDenialAsync(stamp, actor, now, denial);
        return (denial, []);
    }

    /// <summary>Null when this id was used before.</summary>
    private static async Task<CommandRow?> InsertAsync(PlannerDbContext db, CommandStamp stamp, DateTimeOffset now, CancellationToken ct)
    {
        var row = new CommandRow
        {
            PrincipalId = stamp.By.Value,
            Key = stamp.Id,
            Name = stamp.Name,
            Fingerprint = stamp.Fingerprint,
            Channel = stamp.Channel,
            CreatedAt = now,
        };
        db.Commands.Add(row);
        try
        {
            await db.SaveChangesAsync(ct);
            return row;
        }
        catch (DbUpdateException e) when (SqliteErrors.IsTaken(e))
        {
            return null;
        }
    }

    private async Task<Result<Receipt>> ReplayAsync(CommandStamp stamp)
    {
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        var stored = await db.Commands.AsNoTracking().SingleAsync(row => row.PrincipalId == stamp.By.Value && row.Key == stamp.Id);
        return stored.Fingerprint == stamp.Fingerprint && stored.Name == stamp.Name ? new Receipt(stored.AnswerSubject, stored.AnswerVersion) : OtherWish;
    }

    private async Task RecordDenialAsync(CommandStamp stamp, Actor actor, DateTimeOffset now, Error denial)
    {
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        var history = new HistoryWriter(db, stamp);
        history.Record(new(SubjectKinds.Command, stamp.Name), new Denied(actor, now, stamp.Name, denial.Code, denial.Message));
        await history.AddPendingAsync();
        await db.SaveChangesAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
    }
}
