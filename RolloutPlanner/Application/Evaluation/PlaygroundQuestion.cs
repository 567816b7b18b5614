using RolloutPlanner.Application.Planning;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Evaluation;

/// <summary>Which plan of a rollout is asked about.</summary>
public enum AskedPlan
{
    /// <summary>The one that speaks for the rollout, see <see cref="RolloutState.Leading"/>; the draft where there is only that.</summary>
    Leading,

    /// <summary>The version that is up for signature, or signed and not yet in force.</summary>
    Pending,

    /// <summary>The one that is being written, with the cohorts of today.</summary>
    Draft,
}

/// <summary>Who is asked about.</summary>
public abstract record AskedPerson
{
    private AskedPerson()
    {
    }

    /// <summary>Somebody of the people directory: an id, or a name or a part of it.</summary>
    public sealed record Known(string Who) : AskedPerson;

    /// <summary>Somebody of whom the facts are typed, see <see cref="FactsText"/>.</summary>
    public sealed record Typed(string? Id, string? Facts) : AskedPerson;
}

/// <summary>One question about one rollout and one person.</summary>
/// <param name="At">What dates are counted from; now where nothing is said.</param>
/// <param name="Stage">How many stages are reached, 0 for none; null for where the rollout stands now.</param>
public sealed record PlaygroundQuestion(
    RolloutKey Rollout, AskedPerson Person, DateTimeOffset? At = null, AskedPlan Plan = AskedPlan.Leading, int? Stage = null);

/// <summary>What came of a question.</summary>
public abstract record PlaygroundReply
{
    private PlaygroundReply()
    {
    }

    public sealed record Answered(PlaygroundAnswer Answer) : PlaygroundReply;

    /// <summary>Several people have that in their name: the first of them, and how many there are.</summary>
    public sealed record Several(ValueList<DirectoryPerson> People, int InAll) : PlaygroundReply;
}

/// <summary>What one person is served, why, and what will change that.</summary>
/// <param name="Plan">The plan that was asked about.</param>
/// <param name="Version">Its number; null for a draft.</param>
/// <param name="Name">As the directory has it; null for somebody whose facts were typed.</param>
/// <param name="IsNow">What is served right now; otherwise what would be.</param>
/// <param name="Schedule">Of <paramref name="Plan"/>, seen from where the rollout stands.</param>
/// <param name="CohortNames">Names of cohorts, by their keys.</param>
public sealed record PlaygroundAnswer(
    RolloutState State,
    Plan Plan,
    int? Version,
    PersonFacts Facts,
    string? Name,
    DateTimeOffset At,
    bool IsNow,
    RolloutStatus Status,
    int Reached,
    ExplainedAnswer Explained,
    ValueList<StageForecast> Schedule,
    Prospect Prospect,
    IReadOnlyDictionary<string, string> CohortNames)
{
    /// <summary>The flag's value for them, as text of its type.</summary>
    public string Value => State.Flag.ValueOf(Explained.Answer.Variant);
}
