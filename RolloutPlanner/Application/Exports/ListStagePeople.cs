using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Evaluation;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Exports;

/// <summary>
/// Lists the people of the directory whom a stage of a rollout reaches, with the same evaluation that serves people. Because it holds personal data, taking
/// the list is a history entry before anything of it is sent.
/// </summary>
public sealed class ListStagePeople(ICommandExecutor executor, IRolloutReader rollouts, IPeopleDirectory people, ServedRollouts served, TimeProvider clock)
{
    private static readonly Error Forbidden = Error.Forbidden("people.list.forbidden", "Only somebody with a role in this workspace can take a list of people.");

    public async Task<Result<StagePeople>> RunAsync(CommandOrigin origin, RolloutKey key, int stage, ListedPeople which, CancellationToken ct)
    {
        var list = await ListAsync(key, stage, which, ct);
        var done = await executor.ExecuteAsync(origin.Stamp("people.list", key.Value, stage, which), workspace =>
        {
            if (!Policies.Allows(Policies.ViewWorkspace, workspace.Actor)) return Task.FromResult<Result<Receipt>>(Forbidden);
            if (!list.TryGet(out var found)) return Task.FromResult(Result<Receipt>.Fail(list.Errors));
            workspace.Record(new(SubjectKinds.Rollout, key.Value, key), new PeopleListed(key, stage, which, found.People.Count, workspace.Actor, workspace.Now));
            return Task.FromResult<Result<Receipt>>(new Receipt(key.Value, found.People.Count));
        }, ct);
        return done.IsError ? Result<StagePeople>.Fail(done.Errors) : list;
    }

    private async Task<Result<StagePeople>> ListAsync(RolloutKey key, int stage, ListedPeople which, CancellationToken ct)
    {
        var directory = await people.CurrentAsync(ct);
        if (directory.IsUnknown) return Error.Refused("people.none", "Nobody is imported yet, so there is nobody to list.");
        if (await rollouts.FindAsync(key, ct) is not { } state) return Error.NotFound("rollout.unknown", "There is no such rollout.");
        if (!(await served.OfLeadingAsync(state, ct)).TryGet(out var plan)) return Error.Refused("cohort.unknown", "A cohort of this plan does not exist any more, so nobody can be listed.");
        if (stage < 1 || stage > plan.StageCount) return Error.Invalid("stage.unknown", "The plan has no such stage.", "stage");
        return await Task.Run(() => Walk(key, plan, stage, which, directory, ct), ct);
    }

    private StagePeople Walk(RolloutKey key, ServedRollout plan, int stage, ListedPeople which, PeopleDirectory directory, CancellationToken ct)
    {
        var (now, names) = (clock.GetUtcNow(), directory.Attributes.Select(attribute => attribute.Name).ToValueList());
        var listed = new List<StagePerson>();
        foreach (var person in directory.People)
        {
            ct.ThrowIfCancellationRequested();
            if (plan.Trace(person.ContextAt(now)).Inclusion.FirstStage is not { } first || first > stage || (which is ListedPeople.First && first < stage)) continue;
            var facts = person.Attributes.ToDictionary(fact => fact.Key, fact => Show(fact.Value));
            listed.Add(new(person.Key.Value, person.Name, first, plan.Stages[first - 1].Name, [.. names.Select(name => facts.GetValueOrDefault(name, ""))]));
        }
        return new(key, stage, names, listed);
    }

    // As the import of people reads a list.
    private static string Show(AttributeValue value) => value is AttributeValue.TextList list ? string.Join(';', list.Values) : value.Show();
}
