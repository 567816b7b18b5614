using System.Globalization;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Evaluation;

/// <summary>
/// Answers "why not me, and when" for one person, with the same evaluation that serves people. Changes nothing. What is wrong with the question is
/// said all at once, at <c>rollout</c>, <c>who</c>, <c>id</c>, <c>facts</c>, <c>plan</c> and <c>stage</c>.
/// </summary>
public sealed class AskPlayground(IRolloutReader rollouts, ICohortReader cohorts, IPeopleDirectory people, ServedRollouts served, TimeProvider clock)
{
    /// <summary>How many people of one name are listed.</summary>
    public const int MostFound = 20;

    public async Task<Result<PlaygroundReply>> RunAsync(PlaygroundQuestion asked, CancellationToken ct)
    {
        var people = await FindAsync(asked.Person, ct);
        if (await rollouts.FindAsync(asked.Rollout, ct) is not { } state)
            return Result<PlaygroundReply>.Fail([RolloutProblems.NotFound(asked.Rollout) with { Path = "rollout" }, .. people.Errors]);
        var plan = await PlanAsync(state, asked.Plan, ct);
        var errors = people.Errors.Concat(plan.Errors).Concat(plan.TryGet(out var chosen) ? OutOfRange(asked.Stage, chosen.Plan) : []).ToValueList();
        if (errors.Count > 0) return Result<PlaygroundReply>.Fail(errors);
        if (people.Value is not ([var person], _)) return new PlaygroundReply.Several(people.Value.First.Select(one => one.Person!).ToValueList(), people.Value.InAll);
        return new PlaygroundReply.Answered(await AnswerAsync(asked, state, chosen!, person, ct));
    }

    private async Task<PlaygroundAnswer> AnswerAsync(PlaygroundQuestion asked, RolloutState state, Chosen chosen, Found person, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var at = asked.At ?? now;
        var (status, reached) = Position(asked.Stage, state, chosen.Plan);
        var explained = ExplainedAnswer.Of(chosen.Served.At(status, reached), person.Facts.ContextAt(at));
        var schedule = Schedule.Project(chosen.Plan, state, null, await SoakAsync(state, chosen, now, ct));
        var names = (await cohorts.CatalogAsync(ct)).All.ToDictionary(cohort => cohort.Key.Value, cohort => cohort.Name);
        return new(
            state, chosen.Plan, chosen.Version, person.Facts, person.Person?.Name, at, asked is { At: null, Stage: null } && chosen.IsInForce, status, reached,
            explained, schedule, Prospect.Of(explained, chosen.Plan, state, schedule, chosen.IsInForce), names);
    }

    private static (RolloutStatus Status, int Reached) Position(int? stage, RolloutState state, Plan plan) => stage switch
    {
        0 => (RolloutStatus.Approved, 0),
        { } reached => (RolloutStatus.Running, reached),
        null => (state.Status, state.Status is RolloutStatus.Completed ? plan.Stages.Count : state.CurrentStage),
    };

    /// <summary>Time that did not count puts later stages off. Another plan than the one in force has no soak of its own yet.</summary>
    private async Task<SoakNow?> SoakAsync(RolloutState state, Chosen chosen, DateTimeOffset now, CancellationToken ct)
    {
        if (!chosen.IsInForce || !state.IsLive || state.Run is not { } run || await rollouts.EvidenceAsync(state, ct) is not { } evidence) return null;
        return new(evidence.Soak(chosen.Plan.Stages[run.Stage - 1].MinimumSoak, run, now), now);
    }

    private async Task<Result<Chosen>> PlanAsync(RolloutState state, AskedPlan asked, CancellationToken ct)
    {
        var version = asked switch
        {
            AskedPlan.Pending => state.UnderReview,
            AskedPlan.Draft => null,
            _ => state.Leading,
        };
        if (asked is AskedPlan.Pending && version is null) return Error.Invalid("playground.pending", "No plan version is up for signature. Ask about the plan that leads, or the draft.", "plan");
        if (asked is AskedPlan.Draft && state.Phase is not PlanPhase.Draft) return Error.Invalid("playground.draft", "Nobody is writing a plan for this rollout now. Ask about the plan that leads.", "plan");
        var prepared = version is { } signed
            ? await served.OfAsync(state with { LiveVersion = signed.Number }, ct)
            : Serving.OfPlan(state.Draft, state.Salt, await cohorts.CatalogAsync(ct));
        if (!prepared.TryGet(out var rollout)) return Result<Chosen>.Fail(prepared.Errors.Select(error => error with { Path = "plan" }));
        return new Chosen(version?.Plan ?? state.Draft, version?.Number, rollout, version?.Number == state.Leading?.Number);
    }

    private static IEnumerable<Error> OutOfRange(int? stage, Plan plan) => stage < 0 || stage > plan.Stages.Count
        ? [Error.Invalid("playground.stage", string.Create(CultureInfo.InvariantCulture, $"The plan has {plan.Stages.Count} stages, so there is no stage {stage}."), "stage")]
        : [];

    private async Task<Result<(ValueList<Found> First, int InAll)>> FindAsync(AskedPerson asked, CancellationToken ct)
    {
        if (asked is AskedPerson.Typed typed) return FactsText.Parse(typed.Id, typed.Facts).Map<(ValueList<Found>, int)>(facts => ([new(null, facts)], 1));
        var who = ((AskedPerson.Known)asked).Who.Trim();
        if (who.Length == 0) return Error.Invalid("playground.who", "Enter a name or an id.", "who");
        var directory = await people.CurrentAsync(ct);
        if (directory.IsUnknown) return Error.Invalid("playground.nobody", "Nobody has imported people yet. Type the facts instead.", "who");
        if (directory.People.FirstOrDefault(person => person.Key.Value == who) is { } exact) return (ValueList.Create<Found>([Found.Of(exact)]), 1);
        var named = directory.People.Where(person => person.Name.Contains(who, StringComparison.OrdinalIgnoreCase)).ToList();
        if (named.Count == 0) return Error.Invalid("playground.who", "The people directory knows nobody with that name or id.", "who");
        if (named.Where(person => person.Name.Equals(who, StringComparison.OrdinalIgnoreCase)).ToList() is [var only]) named = [only];
        return (named.Take(MostFound).Select(Found.Of).ToValueList(), named.Count);
    }

    /// <summary>The plan that is asked about, ready to be asked.</summary>
    private sealed record Chosen(Plan Plan, int? Version, ServedRollout Served, bool IsInForce);

    /// <param name="Person">Null where the facts were typed.</param>
    private sealed record Found(DirectoryPerson? Person, PersonFacts Facts)
    {
        public static Found Of(DirectoryPerson person) => new(person, new(person.Key, person.Attributes));
    }
}
