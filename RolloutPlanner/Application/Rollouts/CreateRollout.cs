using System.Text.Json;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>A rollout as somebody wants it to begin.</summary>
/// <param name="Template">The key of one of <see cref="PlanTemplates"/>; its stages are copied where the plan brings none.</param>
public sealed record NewRollout(string? FlagKey, FlagType FlagType, string? On, string? Off, string? Template, PlanDocument Plan);

/// <summary>Makes a rollout, as a draft.</summary>
public sealed class CreateRollout(ICommandExecutor executor)
{
    public Task<Result<Receipt>> RunAsync(CommandOrigin origin, NewRollout asked, CancellationToken ct)
    {
        var stamp = origin.Stamp("rollout.create", asked);
        return executor.ExecuteAsync(stamp, workspace => ActAsync(workspace, asked), ct);
    }

    private static async Task<Result<Receipt>> ActAsync(IWorkspace workspace, NewRollout asked)
    {
        var template = PlanTemplates.All.FirstOrDefault(t => t.Key == asked.Template);
        if (template is null) return Error.Invalid("template.unknown", "Choose one of the templates.", "template");
        var document = asked.Plan.Stages.Count > 0 ? asked.Plan : asked.Plan with { Stages = template.Stages.Select(PlanDocuments.From).ToValueList() };
        var flag = Flag(asked);
        var plan = PlanParser.Parse(document);
        Result[] checks = [flag.WithoutValue(), plan.WithoutValue(), await FreeAsync(workspace, asked.FlagKey)];
        if (checks.SelectMany(check => check.Errors).ToValueList() is { Count: > 0 } errors) return Result<Receipt>.Fail(errors);
        var created = Rollout.Create(flag.Value, plan.Value, template.Key, workspace.Actor, workspace.Now);
        if (created.IsError) return Result<Receipt>.Fail(created.Errors);
        workspace.Rollouts.Save(created.Value);
        return new Receipt(created.Value.State.Key.Value, created.Value.State.Version);
    }

    private static Result<FeatureFlag> Flag(NewRollout asked)
    {
        var key = FlagKey.Parse(asked.FlagKey?.Trim(), "flag.key");
        if (key.IsError) return Result<FeatureFlag>.Fail(key.Errors);
        if (asked.FlagType is FlagType.Boolean) return FeatureFlag.Boolean(key.Value);
        var flag = FeatureFlag.Create(key.Value, asked.FlagType, asked.On ?? "", asked.Off ?? "");
        if (flag.IsError || asked.FlagType is not FlagType.Object) return flag;
        return (NotAnObject(asked.On, "flag.on") ?? NotAnObject(asked.Off, "flag.off")) is { } wrong ? wrong : flag;
    }

    private static Error? NotAnObject(string? text, string path)
    {
        try
        {
            using var json = JsonDocument.Parse(text ?? "", new() { MaxDepth = 16 });
            return json.RootElement.ValueKind is JsonValueKind.Object ? null : Error.Invalid("flag.object", "Write an object, such as {\"colour\": \"blue\"}.", path);
        }
        catch (JsonException)
        {
            return Error.Invalid("flag.object", "This is not valid JSON. Write an object, such as {\"colour\": \"blue\"}.", path);
        }
    }

    private static async Task<Result> FreeAsync(IWorkspace workspace, string? flagKey)
    {
        var key = RolloutKey.Parse(flagKey?.Trim(), "flag.key");
        if (key.IsError || await workspace.Rollouts.FindAsync(key.Value) is null) return Result.Success;
        return Error.Conflict("rollout.exists", $"There is a rollout of \"{key.Value}\" already. A flag key is used once, so that its history stays clear.") with { Path = "flag.key" };
    }
}
