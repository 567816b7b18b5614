using System.Globalization;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates;

/// <summary>
/// Reads what programs say of metrics. All of a batch or nothing: every fault is named at its path, such as <c>measurements[3].treatment.bad</c>.
/// </summary>
public sealed class PushedParser
{
    /// <summary>More people than this in one window are a mistake, such as milliseconds in the wrong place.</summary>
    public const long MostPeople = 1_000_000_000;

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);
    private readonly ParseErrors _errors = new();
    private readonly DateTimeOffset _now;

    private PushedParser(DateTimeOffset now) => _now = now;

    public static string PathOf(int index) => string.Create(CultureInfo.InvariantCulture, $"measurements[{index}]");

    public static Result<ValueList<Pushed>> Parse(IReadOnlyList<PushedDocument> documents, DateTimeOffset now)
    {
        var parser = new PushedParser(now);
        var all = new List<Pushed>(documents.Count);
        foreach (var (index, document) in documents.Index())
        {
            if (parser.Item(document, index) is { } item) all.Add(item);
        }
        return parser._errors.Count > 0 ? Result<ValueList<Pushed>>.Fail(parser._errors.All) : all.ToValueList();
    }

    private Pushed? Item(PushedDocument said, int index)
    {
        var (before, path) = (_errors.Count, PathOf(index));
        var (rollout, hook) = (_errors.Required<RolloutKey>(said.Rollout, path + ".rollout"), _errors.Required<HookKey>(said.Hook, path + ".hook"));
        if (said.Stage is < 1) Add("number.range", "Stages are counted from 1.", path + ".stage");
        Pushed? item = (said.Value is not null, said.Treatment is not null || said.Control is not null, said.Context is not null) switch
        {
            (true, false, false) => Number(said, index, path, rollout, hook),
            (false, true, false) => Arms(said, index, path, rollout, hook),
            (false, false, true) => Person(said, index, path, rollout, hook),
            (false, false, false) => Nothing(path),
            _ => Several(path),
        };
        return _errors.Count == before ? item : null;
    }

    private Pushed? Nothing(string path)
    {
        Add("push.nothing", "Send a value, people with the feature (treatment), or how it went for one person (context and bad).", path);
        return null;
    }

    private Pushed? Several(string path)
    {
        Add("push.several", "This is more than one thing at once. Send a value, people of arms, or how it went for one person, each on its own.", path);
        return null;
    }

    private Pushed.Reading Number(PushedDocument said, int index, string path, RolloutKey rollout, HookKey hook)
    {
        var (from, until) = Window(said, path);
        if (said.SampleSize is < 1) Add("measurement.sample", "A sample has at least 1. Leave it out where nobody counted.", path + ".sampleSize");
        return new(index, rollout, hook, said.Stage, from, until, said.Value!.Value, said.SampleSize, null);
    }

    private Pushed.Reading? Arms(PushedDocument said, int index, string path, RolloutKey rollout, HookKey hook)
    {
        var (from, until) = Window(said, path);
        Foreign(said.SampleSize is not null, "The people of the arms are the sample.", path + ".sampleSize");
        if (said.Treatment is not { } treatment)
        {
            Add("measurement.missing", "People without the feature say nothing alone. Send those with it too.", path + ".treatment");
            return null;
        }
        var before = _errors.Count;
        var isMeans = treatment.IsMean || said.Control is { IsMean: true };
        ArmReading arms = isMeans
            ? new ArmReading.Means(Mean(treatment, path + ".treatment"), said.Control is { } control ? Mean(control, path + ".control") : null)
            : new ArmReading.Counts(Count(treatment, path + ".treatment"), said.Control is { } counted ? Count(counted, path + ".control") : null);
        if (_errors.Count > before) return null;
        var value = arms is ArmReading.Counts counts ? counts.Treatment.Percent : treatment.Mean ?? 0;
        return new(index, rollout, hook, said.Stage, from, until, value, (int)arms.SmallerArm, arms);
    }

    private Pushed.Outcome? Person(PushedDocument said, int index, string path, RolloutKey rollout, HookKey hook)
    {
        Foreign(said.SampleSize is not null, "This is one person.", path + ".sampleSize");
        Foreign(said.WindowStart is not null, "Say when the person was seen in at.", path + ".windowStart");
        Foreign(said.WindowEnd is not null, "Say when the person was seen in at.", path + ".windowEnd");
        if (said.Context!.TargetingKey is null) Add("measurement.person", "Name the person in targetingKey, so that nobody is counted twice.", path + ".context.targetingKey");
        if (said.Bad is null) Add("measurement.missing", "Say whether it went badly: true or false.", path + ".bad");
        if (said.At is not { } at)
        {
            Add("measurement.missing", "Say when the person was seen.", path + ".at");
            return null;
        }
        NotAhead(at, path + ".at");
        return new(index, rollout, hook, said.Stage, Microseconds.Whole(at), said.Context, said.Bad ?? false);
    }

    private (DateTimeOffset From, DateTimeOffset Until) Window(PushedDocument said, string path)
    {
        Foreign(said.At is not null, "A window has a start and an end.", path + ".at");
        Foreign(said.Bad is not null, "This is of one person only.", path + ".bad");
        if (said.WindowStart is null) Add("measurement.missing", "Say when the window began.", path + ".windowStart");
        if (said.WindowEnd is null) Add("measurement.missing", "Say when the window ended.", path + ".windowEnd");
        if (said is not { WindowStart: { } start, WindowEnd: { } end }) return default;
        NotAhead(end, path + ".windowEnd");
        if (end - start < Shortest) Add("measurement.window", "A window ends at least a second after it began.", path + ".windowEnd");
        else if (end - start > Longest) Add("measurement.window", "A window is at most 7 days long.", path + ".windowStart");
        return (Microseconds.Whole(start), Microseconds.Whole(end));
    }

    private CountedArm Count(PushedArmDocument arm, string path)
    {
        var people = People(arm, path);
        if (arm.Bad is not { } bad) Add("measurement.missing", "Say how many had a bad outcome, or the mean and the variance of a quantity.", path + ".bad");
        else if (bad < 0) Add("number.range", "A count is not negative.", path + ".bad");
        else if (arm.People >= 0 && bad > people) Add(GateErrors.MoreBadThanPeople.Code, GateErrors.MoreBadThanPeople.Message, path + ".bad");
        return new(people, arm.Bad ?? 0);
    }

    private MeanArm Mean(PushedArmDocument arm, string path)
    {
        var people = People(arm, path);
        Foreign(arm.Bad is not null, "People are counted or measured, not both.", path + ".bad");
        if (arm.Mean is null && people > 0) Add("measurement.missing", "Say the mean of one person's value.", path + ".mean");
        if (arm.Variance is null && people > 0) Add("measurement.missing", "Say the variance of one person's value.", path + ".variance");
        if (arm.Variance is < 0) Add("number.range", "A variance is not negative.", path + ".variance");
        return new(people, (double)(arm.Mean ?? 0), (double)(arm.Variance ?? 0));
    }

    private long People(PushedArmDocument arm, string path)
    {
        if (arm.People is not { } people) Add("measurement.missing", "Say how many people there were.", path + ".people");
        else if (people is < 0 or > MostPeople) Add("number.range", "People of one window are a whole number from 0 to 1,000,000,000.", path + ".people");
        return arm.People ?? 0;
    }

    private void NotAhead(DateTimeOffset at, string path)
    {
        if (at - _now > GateTimes.ClockSkew) Add("measurement.future", "This time is in the future.", path);
    }

    private void Foreign(bool isThere, string why, string path)
    {
        if (isThere) Add("push.foreign", "This does not belong here. " + why, path);
    }

    private void Add(string code, string message, string path) => _errors.Add(code, message, path);

}
