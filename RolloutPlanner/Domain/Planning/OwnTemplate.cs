using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Planning;

/// <summary>
/// A template that a workspace made for itself. Only product managers and engineering leads change it; no two templates in use have the same
/// name, and no key is ever used twice; each change raises one event.
/// </summary>
public sealed class OwnTemplate
{
    private readonly List<DomainEvent> _pending = [];

    private OwnTemplate(PlanTemplate current) => Current = current;

    /// <summary>As it is now; after deletion as it was last.</summary>
    public PlanTemplate Current { get; private set; }

    /// <summary>What happened since it was made or restored, oldest first.</summary>
    public IReadOnlyList<DomainEvent> Pending => _pending;

    /// <summary>As it was stored, without events.</summary>
    public static OwnTemplate Restore(PlanTemplate current) => new(current);

    /// <param name="all">Every other template that this workspace ever made.</param>
    public static Result<OwnTemplate> Create(TemplateDocument document, IReadOnlyCollection<PlanTemplate> all, Actor by, DateTimeOffset at)
    {
        if (!MayChange(by)) return TemplateErrors.Forbidden;
        var parsed = TemplateParser.Parse(document);
        if (!parsed.TryGet(out var fields)) return Result<OwnTemplate>.Fail(parsed.Errors);
        if (IsTaken(fields.Name, all, default)) return TemplateErrors.NameTaken(fields.Name);
        var key = KeyProposal.Free(fields.Name, "template", taken => PlanTemplates.All.Concat(all).Any(template => template.Key.Value == taken));
        var made = new OwnTemplate(new(TemplateKey.Parse(key, "key").Value, 1, fields.Name, fields.Purpose, fields.Stages, IsDeleted: false));
        made._pending.Add(new TemplateCreated(made.Current, by, at));
        return made;
    }

    /// <summary>Makes the next version. The key stays whatever the name becomes; an edit that changes nothing is refused.</summary>
    public Result Edit(TemplateDocument document, long seenVersion, IReadOnlyCollection<PlanTemplate> all, Actor by, DateTimeOffset at)
    {
        if (Refusal(seenVersion, by) is { } refusal) return refusal;
        var parsed = TemplateParser.Parse(document);
        if (!parsed.TryGet(out var fields)) return parsed.WithoutValue();
        if (IsTaken(fields.Name, all, Current.Key)) return TemplateErrors.NameTaken(fields.Name);
        if (fields == new ParsedTemplate(Current.Name, Current.Purpose, Current.Stages)) return TemplateErrors.Unchanged;
        var old = Current;
        Current = old with { Version = old.Version + 1, Name = fields.Name, Purpose = fields.Purpose, Stages = fields.Stages };
        _pending.Add(new TemplateEdited(old, Current, by, at));
        return Result.Success;
    }

    /// <summary>Rollouts made from it keep their stages, and its history stays.</summary>
    public Result Delete(long seenVersion, Actor by, DateTimeOffset at)
    {
        if (Refusal(seenVersion, by) is { } refusal) return refusal;
        var old = Current;
        Current = old with { Version = old.Version + 1, IsDeleted = true };
        _pending.Add(new TemplateDeleted(old, by, at));
        return Result.Success;
    }

    private static bool MayChange(Actor by) => by.Has(Roles.ProductManager | Roles.EngineeringLead);

    private static bool IsTaken(string name, IEnumerable<PlanTemplate> all, TemplateKey except) => PlanTemplates.All.Concat(all)
        .Any(template => !template.IsDeleted && template.Key != except && string.Equals(template.Name, name, StringComparison.OrdinalIgnoreCase));

    private Error? Refusal(long seenVersion, Actor by)
    {
        if (!MayChange(by)) return TemplateErrors.Forbidden;
        if (Current.IsDeleted) return TemplateErrors.Deleted(Current.Name);
        return seenVersion == Current.Version ? null : TemplateErrors.ChangedMeanwhile(Current.Name);
    }
}
