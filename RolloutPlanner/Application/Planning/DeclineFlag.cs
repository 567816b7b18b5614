using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Planning;

namespace RolloutPlanner.Application.Planning;

/// <summary>Keeps, as a history entry, that a feature goes to people without a flag.</summary>
public sealed class DeclineFlag(ICommandExecutor executor)
{
    public Task<Result<Receipt>> RunAsync(CommandOrigin origin, string? feature, FlagAnswers answers, string? note, CancellationToken ct)
    {
        var stamp = origin.Stamp("flag.decline", feature, answers, note);
        return executor.ExecuteAsync(stamp, workspace => Task.FromResult(Act(workspace, feature, answers, note)), ct);
    }

    private static Result<Receipt> Act(IWorkspace workspace, string? feature, FlagAnswers answers, string? note)
    {
        if (!workspace.Actor.Has(Roles.ProductManager | Roles.EngineeringLead)) return Error.Forbidden("role.decisions", "Only product managers and engineering leads can keep such a decision.");
        var decision = FlagDecision.Of(feature, answers);
        var wrong = PlainText.Check(note, "note", "The note", 0, 2000, lines: true);
        if (decision.IsError || wrong is not null) return Result<Receipt>.Fail([.. decision.Errors, .. wrong is null ? Array.Empty<Error>() : [wrong]]);
        var kept = new FlagDeclined(decision.Value, note?.Trim() ?? "", workspace.Actor, workspace.Now);
        workspace.Keep(kept);
        return new Receipt(decision.Value.Feature, 1);
    }
}
