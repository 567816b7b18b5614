using Microsoft.AspNetCore.Identity;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Infrastructure.Identity;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>One command's view of its transaction. Stores share its context; what they saved is told to listeners after the commit.</summary>
internal sealed class Workspace : IWorkspace
{
    private readonly List<ChangeNotice> _notices = [];

    public Workspace(PlannerDbContext db, CommandStamp stamp, Actor actor, DateTimeOffset now, IPasswordHasher<Account> hasher)
    {
        (Db, Actor, Now) = (db, actor, now);
        History = new HistoryWriter(db, stamp);
        Accounts = new AccountStore(this, hasher);
        Rollouts = new RolloutStore(this, stamp);
        Cohorts = new CohortStore(this);
        Hooks = new HookStore(this);
        Directory = new DirectoryStore(this);
    }

    public PlannerDbContext Db { get; }

    public HistoryWriter History { get; }

    public IReadOnlyList<ChangeNotice> Notices => _notices;

    public Actor Actor { get; }

    public DateTimeOffset Now { get; }

    public IAccountStore Accounts { get; }

    public IRolloutStore Rollouts { get; }

    public ICohortStore Cohorts { get; }

    public IHookStore Hooks { get; }

    public IDirectoryStore Directory { get; }

    /// <summary>To be called by a store for each thing it saved.</summary>
    public void Changed(AuditSubject subject, long version, params IEnumerable<DomainEvent> events)
    {
        foreach (var what in events) History.Record(subject, what);
        Notify(new ChangeNotice(subject.Kind, subject.Key, version));
    }

    public void Notify(ChangeNotice notice)
    {
        if (!_notices.Contains(notice)) _notices.Add(notice);
    }
}
