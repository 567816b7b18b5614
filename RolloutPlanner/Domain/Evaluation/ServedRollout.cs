using System.Collections.Frozen;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Domain.Evaluation;

/// <summary>One stage, ready to be asked.</summary>
/// <param name="Audience">Null stands for everybody, which a person has chosen.</param>
public sealed record ServedStage(string Name, CompiledRule? Audience, Share Share, AttributeName StickyAttribute);

/// <summary>
/// A rollout ready to be asked who sees the feature. Immutable, never throws. A person is exposed when they are not opted out and are opted in
/// or belong to a stage that was reached: in its cohort, and, for a share under 100 %, in a bucket below it. So advancing only ever adds people.
/// </summary>
public sealed class ServedRollout
{
    private readonly RolloutStatus _status;
    private readonly int _reached;
    private readonly Salt _salt;
    private readonly SaltedHash _hash;
    private readonly ServedStage[] _stages;
    private readonly AttributeRef[] _sticky;
    private readonly FrozenSet<string> _optIn;
    private readonly FrozenSet<string> _optOut;
    private readonly bool _hasLists;

    /// <param name="reached">How many stages count, 0 to all of them.</param>
    /// <param name="attributes">The table that the audiences were compiled against.</param>
    public ServedRollout(
        RolloutStatus status, int reached, Salt salt, IEnumerable<ServedStage> stages, IEnumerable<TargetingKey> optIn, IEnumerable<TargetingKey> optOut, AttributeTable? attributes = null)
    {
        _stages = [.. stages];
        var table = attributes ?? new();
        _sticky = [.. _stages.Select(stage => new AttributeRef(stage.StickyAttribute, table))];
        ArgumentOutOfRangeException.ThrowIfGreaterThan(reached, _stages.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(reached);
        (_status, _reached, _salt, _hash) = (status, reached, salt, SaltedHash.Of(salt));
        _optIn = optIn.Select(key => key.Value).ToFrozenSet(StringComparer.Ordinal);
        _optOut = optOut.Select(key => key.Value).ToFrozenSet(StringComparer.Ordinal);
        _hasLists = _optIn.Count + _optOut.Count > 0;
    }

    private ServedRollout(ServedRollout other, RolloutStatus status, int reached)
    {
        (_status, _reached, _salt, _hash) = (status, reached, other._salt, other._hash);
        (_stages, _sticky, _optIn, _optOut, _hasLists) = (other._stages, other._sticky, other._optIn, other._optOut, other._hasLists);
    }

    public int StageCount => _stages.Length;

    public RolloutStatus Status => _status;

    /// <summary>How many stages count.</summary>
    public int Reached => _reached;

    public Salt Salt => _salt;

    /// <summary>In the order of the plan, reached or not.</summary>
    public IReadOnlyList<ServedStage> Stages => _stages;

    /// <summary>The targeting keys of people who have it with the first stage.</summary>
    public IReadOnlySet<string> OptIn => _optIn;

    /// <summary>The targeting keys of people who never have it.</summary>
    public IReadOnlySet<string> OptOut => _optOut;

    /// <summary>Whether the answer for the same facts may change as time passes.</summary>
    public bool IsTimeDependent => _status is RolloutStatus.Running or RolloutStatus.Paused && _stages.Take(_reached).Any(stage => stage.Audience is { IsTimeDependent: true });

    /// <summary>The same plan in another position: what would be served after that step.</summary>
    public ServedRollout At(RolloutStatus status, int reached) => new(this, status, Math.Clamp(reached, 0, _stages.Length));

    public Answer Evaluate(EvaluationContext context) => _status switch
    {
        RolloutStatus.Running or RolloutStatus.Paused => EvaluateStages(context),
        RolloutStatus.Completed => new(Variant.On, AnswerReason.Static, null),
        _ => new(Variant.Off, AnswerReason.Disabled, null),
    };

    /// <summary>Whether stage <paramref name="number"/> alone, counted from 1, would include this person.</summary>
    public bool IsInStage(int number, EvaluationContext context) => Look(number - 1, context).IsIn;

    /// <summary>This person walked through all stages, reached or not: what each says, and the first that includes them.</summary>
    public PersonTrace Trace(EvaluationContext context)
    {
        var looks = new StageLook[_stages.Length];
        for (var i = 0; i < looks.Length; i++) looks[i] = Look(i, context);
        return new(Include(context, looks), ValueList.Create<StageLook>(looks));
    }

    private Inclusion Include(EvaluationContext context, StageLook[] looks)
    {
        if (IsListed(_optOut, context)) return new Inclusion.OptedOut();
        if (IsListed(_optIn, context)) return new Inclusion.OptedIn();
        var first = Array.FindIndex(looks, look => look.IsIn);
        if (first >= 0) return new Inclusion.FromStage(first + 1);
        return Array.Exists(looks, look => look.InAudience) ? new Inclusion.OutsideShares() : new Inclusion.InNoCohort();
    }

    private Answer EvaluateStages(EvaluationContext context)
    {
        if (_hasLists)
        {
            if (IsListed(_optOut, context)) return new(Variant.Off, AnswerReason.Default, null);
            if (IsListed(_optIn, context)) return new(Variant.On, AnswerReason.TargetingMatch, null);
        }
        var inCohort = false;
        for (var i = 0; i < _reached; i++)
        {
            var stage = _stages[i];
            if (!IsInAudience(stage, context)) continue;
            if (stage.Share.IsAll) return new(Variant.On, AnswerReason.TargetingMatch, i + 1);
            if (TryBucketOf(i, context, out var bucket) && stage.Share.Admits(bucket)) return new(Variant.On, AnswerReason.Split, i + 1);
            inCohort = true;
        }
        return new(Variant.Off, inCohort ? AnswerReason.Split : AnswerReason.Default, null);
    }

    private static bool IsInAudience(ServedStage stage, EvaluationContext context) => stage.Audience is null || stage.Audience.Matches(context);

    /// <summary>A stage that takes nobody has no audience: its cohort was not chosen yet.</summary>
    private StageLook Look(int index, EvaluationContext context)
    {
        var stage = _stages[index];
        return new(!stage.Share.IsNone && IsInAudience(stage, context), stage.Share, !stage.Share.IsAll && TryBucketOf(index, context, out var bucket) ? bucket : null);
    }

    private bool TryBucketOf(int index, EvaluationContext context, out Bucket bucket) =>
        Bucketing.TryBucketOf(_hash, (_sticky[index].In(context) as AttributeValue.Text)?.Value, out bucket);

    private static bool IsListed(FrozenSet<string> list, EvaluationContext context) => context.TargetingKey is { } key && list.Contains(key.Value);
}
