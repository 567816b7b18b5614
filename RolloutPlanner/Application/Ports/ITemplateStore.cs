using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Planning;

namespace RolloutPlanner.Application.Ports;

/// <summary>The templates that this workspace made, inside one transaction.</summary>
public interface ITemplateStore
{
    /// <summary>Deleted templates are found too; those that every workspace has are not.</summary>
    Task<OwnTemplate?> FindAsync(TemplateKey key);

    /// <summary>Every template that was ever made here, deleted ones included.</summary>
    Task<ValueList<PlanTemplate>> AllAsync();

    /// <summary>Writes the new state under the version predicate, one history entry per event.</summary>
    void Save(OwnTemplate template);
}
