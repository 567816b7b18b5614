using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Planning;

namespace RolloutPlanner.Application.Ports;

/// <summary>One transaction, seen by the work of one command.</summary>
public interface IWorkspace
{
    /// <summary>Who acts, with the roles that the database holds now.</summary>
    Actor Actor { get; }

    /// <summary>The one time of this command, in whole microseconds, UTC.</summary>
    DateTimeOffset Now { get; }

    IAccountStore Accounts { get; }

    IRolloutStore Rollouts { get; }

    IGateStore Gates { get; }

    ICohortStore Cohorts { get; }

    IHookStore Hooks { get; }

    IOutcomeStore Outcomes { get; }

    ITemplateStore Templates { get; }

    IDirectoryStore Directory { get; }

    ITokenStore Tokens { get; }

    /// <summary>Takes down what happened where nothing but the history changes by it.</summary>
    void Record(AuditSubject subject, DomainEvent what);

    /// <summary>Keeps a decision against a flag. It has no state beside its history entry.</summary>
    void Keep(FlagDeclined decision);
}
