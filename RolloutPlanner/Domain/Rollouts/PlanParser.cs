using System.Globalization;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>Makes a plan of a document, or names everything that is wrong with it, each at its path.</summary>
public sealed class PlanParser
{
    public const int MaxStages = 50;
    public const int MaxListedPeople = 100_000;
    private readonly ParseErrors _errors = new();

    private PlanParser()
    {
    }

    public static Result<Plan> Parse(PlanDocument document)
    {
        var parser = new PlanParser();
        var plan = parser.Read(document);
        return parser._errors.All is { Count: > 0 } errors ? Result<Plan>.Fail(errors) : plan;
    }

    /// <summary>A gate alone, with paths such as <c>gate.criteria[0].limit</c>.</summary>
    public static Result<Gate> ParseGate(GateDocument document)
    {
        var errors = new ParseErrors();
        var gate = new StageParser(errors, "").Gate(document);
        return errors.All is { Count: > 0 } wrong ? Result<Gate>.Fail(wrong.Select(error => error with { Path = error.Path?.TrimStart('.') })) : gate;
    }

    private Plan Read(PlanDocument document)
    {
        // A document from outside may say null where a list belongs.
        var (stages, links) = (document.Stages ?? [], document.Links ?? []);
        if (stages.Count > MaxStages) _errors.Add("plan.stages", $"A plan has at most {MaxStages} stages.", "stages");
        var optIn = People(document.OptIn ?? [], "optIn");
        var optOut = People(document.OptOut ?? [], "optOut");
        var never = optOut.ToHashSet();
        if (optIn.FirstOrDefault(key => key != default && never.Contains(key)) is var both && both != default)
            _errors.Add("plan.in-and-out", $"\"{both}\" is on the list of people who get it and on the list of people who do not.", "optOut");
        return new(
            _errors.Text(document.Name, "name", "The name of the rollout", 1, 120),
            _errors.Text(document.Goal, "goal", "The goal", 0, 2000, lines: true),
            _errors.Text(document.Risk, "risk", "The risk note", 0, 4000, lines: true),
            links.Select((link, i) => Link(link, At("links", i))).ToValueList(),
            _errors.Optional<UserId>(document.Owner, "owner"),
            _errors.Optional<UserId>(document.EngineeringLead, "engineeringLead"),
            _errors.Optional<UserId>(document.RollbackOwner, "rollbackOwner"),
            Zone(document.TimeZone),
            _errors.Whole(document.SignOffsNeeded ?? 1, "signOffsNeeded", "The number of signatures", 1, 5),
            optIn,
            optOut,
            stages.Select((stage, i) => new StageParser(_errors, At("stages", i)).Read(stage ?? new())).ToValueList());
    }

    private string Zone(string? zone)
    {
        if (string.IsNullOrWhiteSpace(zone)) return "UTC";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            _errors.Add("plan.zone", $"{(zone.Length > 64 ? "This" : $"\"{zone}\"")} is not a time zone. Choose one like Europe/London.", "timeZone");
        return zone;
    }

    private string Link(string link, string path)
    {
        var text = _errors.Text(link, path, "The link", 1, 500);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            _errors.Add("plan.link", "A link starts with https:// or http://.", path);
        return text;
    }

    private ValueList<TargetingKey> People(ValueList<string> keys, string path)
    {
        if (keys.Count <= MaxListedPeople)
            return keys.Select((key, i) => _errors.Required<TargetingKey>(key, At(path, i))).Distinct().ToValueList();
        _errors.Add("plan.people", string.Create(CultureInfo.InvariantCulture, $"{keys.Count:N0} people are too many for a list; it holds {MaxListedPeople:N0}. Use a cohort."), path);
        return [];
    }

    private static string At(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
}
