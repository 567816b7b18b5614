using System.Globalization;
using RolloutPlanner.Application.Evaluation;
using RolloutPlanner.Components.Editing;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Playground;

/// <summary>A question to the playground as the address bar and the form hold it: texts, perhaps wrong ones. Everything that is asked stands in the address.</summary>
public sealed record PlaygroundAddress
{
    /// <summary>The <see cref="By"/> of somebody whose facts are typed.</summary>
    public const string Facts = "facts";

    /// <summary>What every server and proxy takes as an address.</summary>
    private const int LongestUrl = 7_000;

    public string Rollout { get; set; } = "";

    /// <summary>Empty for somebody of the directory.</summary>
    public string By { get; set; } = "";

    public string Who { get; set; } = "";

    public string Id { get; set; } = "";

    public string Known { get; set; } = "";

    /// <summary>On the clock of <see cref="Zone"/>; empty for now.</summary>
    public string At { get; set; } = "";

    public string Zone { get; set; } = "";

    public string Plan { get; set; } = "";

    public string Stage { get; set; } = "";

    public bool ByFacts => By == Facts;

    /// <summary>Somebody is named, so there is something to answer.</summary>
    public bool IsAsked { get; init; }

    /// <summary>Whether more is asked than what is so now.</summary>
    public bool IsSpecial => At.Length > 0 || Plan.Length > 0 || Stage.Length > 0;

    /// <summary>Whether a link can carry the question, so that it can be opened again.</summary>
    public bool FitsALink => Known.Length <= FactsText.MaxLength && ToUrl().Length <= LongestUrl;

    /// <summary>The same question on another clock; what is no time stays as it is.</summary>
    public PlaygroundAddress On(string zone) => At.Length > 0 && Moment() is { } at && at.Problem("at", Zone) is null && at.ToMoment(Zone) is { } moment
        ? this with { At = MomentText.From(moment, zone).Text, Zone = zone }
        : this with { Zone = At.Length > 0 && Zone.Length > 0 ? Zone : zone };

    /// <summary>The address of this question, without what says nothing.</summary>
    public string ToUrl()
    {
        (string Name, string Value)[] all =
        [
            ("rollout", Rollout), ("by", By), ("who", ByFacts ? "" : Who), ("id", ByFacts ? Id : ""), ("facts", ByFacts ? Known : ""),
            ("at", At), ("zone", At.Length > 0 ? Zone : ""), ("plan", Plan), ("stage", Stage), ("ask", "1"),
        ];
        return Urls.PlaygroundPage + "?" + string.Join('&', all.Where(part => part.Value.Length > 0).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value)}"));
    }

    /// <summary>The question, or everything that is wrong with it before anything is looked up, each at its field.</summary>
    public Result<PlaygroundQuestion> ToQuestion()
    {
        var errors = new List<Error>();
        var rollout = Rollout.Length == 0 ? Error.Invalid("playground.rollout", "Choose a rollout.", "rollout") : RolloutKey.Parse(Rollout, "rollout");
        errors.AddRange(rollout.Errors);
        if (ByFacts) errors.AddRange(FactsText.Parse(Id, Known).Errors);
        if (ByFacts && errors.Count == rollout.Errors.Count && !FitsALink) errors.Add(Error.Invalid("playground.long", "These facts are too long for a link. Leave some out.", "facts"));
        if (!ByFacts && Who.Length == 0) errors.Add(Error.Invalid("playground.who", "Enter a name or an id.", "who"));
        if (Moment().Problem("at", Zone) is { } wrong) errors.Add(wrong);
        if (Plan is not ("" or "pending" or "draft")) errors.Add(Error.Invalid("playground.plan", "Choose which plan it is about.", "plan"));
        int? stage = int.TryParse(Stage, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        if (Stage.Length > 0 && stage is null) errors.Add(Error.Invalid("playground.stage", "Choose a stage.", "stage"));
        if (errors.Count > 0) return Result<PlaygroundQuestion>.Fail(errors);
        AskedPerson person = ByFacts ? new AskedPerson.Typed(Id, Known) : new AskedPerson.Known(Who);
        var plan = Plan switch { "pending" => AskedPlan.Pending, "draft" => AskedPlan.Draft, _ => AskedPlan.Leading };
        return new PlaygroundQuestion(rollout.Value, person, Moment().ToMoment(Zone), plan, stage);
    }

    private MomentText Moment() => new() { Text = At };
}
