using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Cohorts;

/// <summary>
/// A reusable answer to "who belongs". Every edit makes a new immutable version. Only product managers and engineering leads change it; each
/// change raises one event. What it includes must exist and must not lead back to it.
/// </summary>
public sealed class Cohort
{
    private readonly List<DomainEvent> _pendingEvents = [];

    private Cohort(CohortVersion current, bool isDeleted) => (Current, IsDeleted) = (current, isDeleted);

    public CohortKey Key => Current.Key;

    /// <summary>The newest version; after deletion the last one.</summary>
    public CohortVersion Current { get; private set; }

    public int Version => Current.Number;

    public bool IsDeleted { get; private set; }

    /// <summary>What happened since the cohort was made or restored, oldest first.</summary>
    public IReadOnlyList<DomainEvent> PendingEvents => _pendingEvents;

    /// <summary>As it was stored, without events.</summary>
    public static Cohort Restore(CohortVersion current, bool deleted) => new(current, deleted);

    public static Result<Cohort> Create(CohortDocument document, Actor by, DateTimeOffset at, ICohortLookup cohorts)
    {
        if (!MayChange(by)) return CohortErrors.Forbidden;
        var parsed = CohortParser.Parse(document);
        if (!parsed.TryGet(out var fields)) return Result<Cohort>.Fail(parsed.Errors);
        if (cohorts.Find(fields.Key) is not null) return CohortErrors.Exists(fields.Key);
        var compiled = CohortCompiler.Compile(fields.Key, fields.Definition, cohorts);
        if (compiled.IsError) return Result<Cohort>.Fail(compiled.Errors);
        var cohort = new Cohort(CohortVersion.Of(fields, 1, by.Id, at), isDeleted: false);
        cohort._pendingEvents.Add(new CohortCreated(cohort.Current, by, at));
        return cohort;
    }

    /// <summary>Makes the next version. A document without a key means this cohort; an edit that changes nothing is refused.</summary>
    public Result Edit(CohortDocument document, int seenVersion, Actor by, DateTimeOffset at, ICohortLookup cohorts)
    {
        if (Refusal(seenVersion, by) is { } refusal) return refusal;
        var parsed = CohortParser.Parse(document with { Key = document.Key ?? Key.Value });
        if (!parsed.TryGet(out var fields)) return parsed.WithoutValue();
        if (fields.Key != Key) return CohortErrors.OtherKey(Key);
        if (fields == new ParsedCohort(Key, Current.Name, Current.Description, Current.Definition)) return CohortErrors.Unchanged;
        var compiled = CohortCompiler.Compile(Key, fields.Definition, cohorts);
        if (compiled.IsError) return Result.Fail(compiled.Errors);
        var old = Current;
        Current = CohortVersion.Of(fields, Version + 1, by.Id, at);
        _pendingEvents.Add(new CohortEdited(old, Current, by, at));
        return Result.Success;
    }

    /// <summary>Refused while <paramref name="usedBy"/> names any rollout or cohort; the sentence lists them.</summary>
    public Result Delete(int seenVersion, IReadOnlyList<string> usedBy, Actor by, DateTimeOffset at)
    {
        if (Refusal(seenVersion, by) is { } refusal) return refusal;
        if (usedBy.Count > 0) return CohortErrors.InUse(Current.Name, usedBy);
        IsDeleted = true;
        _pendingEvents.Add(new CohortDeleted(Current, by, at));
        return Result.Success;
    }

    private static bool MayChange(Actor by) => by.Has(Roles.ProductManager | Roles.EngineeringLead);

    private Error? Refusal(int seenVersion, Actor by)
    {
        if (!MayChange(by)) return CohortErrors.Forbidden;
        if (IsDeleted) return CohortErrors.Deleted(Current.Name);
        return seenVersion == Version ? null : CohortErrors.ChangedMeanwhile(Current.Name, seenVersion, Version);
    }
}
