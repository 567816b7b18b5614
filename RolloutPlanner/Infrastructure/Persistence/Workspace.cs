using Microsoft.AspNetCore.Identity;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Infrastructure.Identity;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>One command's view of its transaction. Stores share its context; what they saved is told to listeners after the commit.</summary>
internal sealed class Workspace : IWorkspace
{
    private readonly List<ChangeNotice> _notices = [];
    private readonly RolloutStore _rollouts;
    private readonly GateStore _gates;
    private readonly CohortStore _cohorts;
    private readonly HookStore _hooks;
    private readonly TemplateStore _templates;

    public Workspace(PlannerDbContext db, CommandStamp stamp, Actor actor, DateTimeOffset now, IPasswordHasher<Account> hasher, RunningGates gates)
    {
        (Db, CommandId, Actor, Now) = (db, stamp.Id, actor, now);
        History = new HistoryWriter(db, stamp);
        Accounts = new AccountStore(this, hasher);
        Directory = new DirectoryStore(this);
        Tokens = new TokenStore(this);
        Outcomes = new OutcomeStore(db);
        _gates = new GateStore(this, gates);
        (_rollouts, _cohorts, _hooks, _templates) = (new RolloutStore(this, gates.Settle), new CohortStore(this), new HookStore(this), new TemplateStore(this));
    }

    public PlannerDbContext Db { get; }

    public Guid CommandId { get; }

    public HistoryWriter History { get; }

    public IReadOnlyList<ChangeNotice> Notices => _notices;

    public Actor Actor { get; }

    public DateTimeOffset Now { get; }

    public IAccountStore Accounts { get; }

    public IRolloutStore Rollouts => _rollouts;

    public IGateStore Gates => _gates;

    public ICohortStore Cohorts => _cohorts;

    public IHookStore Hooks => _hooks;

    public ITemplateStore Templates => _templates;

    public IDirectoryStore Directory { get; }

    public ITokenStore Tokens { get; }

    public IOutcomeStore Outcomes { get; }

    public void Keep(FlagDeclined decision) => Changed(new(SubjectKinds.Decision, KeyProposal.Free(decision.Decision.Feature, "feature", _ => false)), 1, decision);

    /// <summary>Puts everything that was saved into the context, its history entries last; or says what somebody else did meanwhile.</summary>
    public async Task<Error?> WriteAsync()
    {
        if ((await _rollouts.WriteAsync() ?? await _cohorts.WriteAsync() ?? await _hooks.WriteAsync() ?? await _templates.WriteAsync()) is { } conflict) return conflict;
        await _gates.WriteAsync();
        await History.AddPendingAsync();
        return null;
    }

    /// <summary>Spares asking again for the number that a run has reached.</summary>
    public void Reached(RolloutKey rollout, int run, int seq) => _rollouts.Reached(rollout, run, seq);

    /// <summary>To be called once, after the commit.</summary>
    public void Committed() => _gates.Committed(_rollouts.Looked);

    public void Record(AuditSubject subject, DomainEvent what) => Changed(subject, 0, what);

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
