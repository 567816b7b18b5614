using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>A rollout as somebody wants it to begin.</summary>
/// <param name="Template">The key of a template; its stages are copied where the plan brings none. Null only for a plan that brings its own.</param>
/// <param name="WhyFlag">What was answered before, if anything.</param>
public sealed record NewRollout(string? FlagKey, FlagType FlagType, string? On, string? Off, string? Template, PlanDocument Plan, FlagAnswers? WhyFlag = null);

/// <summary>Makes a rollout, as a draft.</summary>
public sealed class CreateRollout(ICommandExecutor executor)
{
    public Task<Result<Receipt>> RunAsync(CommandOrigin origin, NewRollout asked, CancellationToken ct)
    {
        var stamp = origin.Stamp("rollout.create", asked);
        return executor.ExecuteAsync(stamp, workspace => ActAsync(workspace, asked), ct);
    }

    internal static async Task<Result<Receipt>> ActAsync(IWorkspace workspace, NewRollout asked)
    {
        var template = await FindTemplateAsync(workspace, asked.Template);
        if (template is null && (asked.Template is not null || asked.Plan.Stages.Count == 0))
            return Error.Invalid("template.unknown", "This template is not there any more. Choose another one.", "template");
        var document = asked.Plan.Stages.Count > 0 ? asked.Plan : asked.Plan with { Stages = await CopyAsync(workspace, template!) };
        var flag = FlagParser.Parse(asked.FlagKey, asked.FlagType, asked.On, asked.Off);
        var plan = PlanParser.Parse(document);
        Result[] checks = [flag.WithoutValue(), plan.WithoutValue(), await FreeAsync(workspace, asked.FlagKey)];
        if (checks.SelectMany(check => check.Errors).ToValueList() is { Count: > 0 } errors) return Result<Receipt>.Fail(errors);
        var created = Rollout.Create(flag.Value, plan.Value, template?.Key.Value ?? "", workspace.Actor, workspace.Now, asked.WhyFlag == FlagAnswers.None ? null : asked.WhyFlag);
        if (created.IsError) return Result<Receipt>.Fail(created.Errors);
        workspace.Rollouts.Save(created.Value);
        return new Receipt(created.Value.State.Key.Value, created.Value.State.Version);
    }

    private static async Task<PlanTemplate?> FindTemplateAsync(IWorkspace workspace, string? asked)
    {
        if (!TemplateKey.Parse(asked, "template").TryGet(out var key)) return null;
        return PlanTemplates.Find(key) ?? (await workspace.Templates.FindAsync(key) is { Current: { IsDeleted: false } own } ? own : null);
    }

    private static async Task<ValueList<StageDocument>> CopyAsync(IWorkspace workspace, PlanTemplate template)
    {
        var catalog = await workspace.Cohorts.CatalogAsync();
        return template.Copy(key => catalog.Version(key) is not null).Select(PlanDocuments.From).ToValueList();
    }

    private static async Task<Result> FreeAsync(IWorkspace workspace, string? flagKey)
    {
        var key = RolloutKey.Parse(flagKey?.Trim(), "flag.key");
        if (key.IsError || await workspace.Rollouts.FindAsync(key.Value) is null) return Result.Success;
        return RolloutProblems.FlagTaken(key.Value);
    }
}
