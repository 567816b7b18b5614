using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Editing;

/// <summary>One stage in the editor, with what was typed.</summary>
public sealed class StageModel
{
    public string Name { get; set; } = "";

    /// <summary>"everybody", "cohort" or nothing yet.</summary>
    public string Audience { get; set; } = "";

    public string Cohort { get; set; } = "";

    public string Share { get; set; } = "";

    public string StickyAttribute { get; set; } = "";

    public SoakText Soak { get; set; } = new();

    public MomentText NotBefore { get; set; } = new();

    public List<CriterionModel> Criteria { get; init; } = [];

    public List<ChecklistItemModel> Checklist { get; init; } = [];

    public string ApprovalsNeeded { get; set; } = "";

    public string Mode { get; set; } = "";

    public string OnRollback { get; set; } = "";

    public string RollbackStage { get; set; } = "";

    public static StageModel From(StageDocument document, string zone) => new()
    {
        Name = document.Name ?? "",
        Audience = document.Audience ?? "",
        Cohort = document.Cohort ?? "",
        Share = NumberText.Of(document.Share),
        StickyAttribute = document.StickyAttribute ?? "",
        Soak = SoakText.From(document.SoakHours),
        NotBefore = MomentText.From(document.NotBefore, zone),
        Criteria = [.. document.Gate.Criteria.Select(CriterionModel.From)],
        Checklist = [.. document.Gate.Checklist.Select(ChecklistItemModel.From)],
        ApprovalsNeeded = NumberText.Of(document.Gate.ApprovalsNeeded),
        Mode = document.Gate.Mode ?? "",
        OnRollback = document.Gate.OnRollback ?? "",
        RollbackStage = NumberText.Of(document.Gate.RollbackStage),
    };

    /// <summary>A stage as it begins when somebody adds one: nobody chosen, all of them, a day, one approval.</summary>
    public static StageModel New(int number) => new()
    {
        Name = $"Stage {number}",
        Share = "100",
        Soak = new() { Number = "24" },
        ApprovalsNeeded = "1",
        Mode = "byHand",
        OnRollback = "previous",
        StickyAttribute = "targetingKey",
    };

    public StageModel Copy(string zone) => From(ToDocument(zone), zone);

    public StageDocument ToDocument(string zone) => new()
    {
        Name = Name,
        Audience = Audience.OrNull(),
        Cohort = Audience == "everybody" ? null : Cohort.OrNull(),
        Share = NumberText.Decimal(Share),
        StickyAttribute = StickyAttribute.OrNull(),
        SoakHours = Soak.ToHours(),
        NotBefore = NotBefore.ToMoment(zone),
        Gate = new()
        {
            Criteria = Criteria.Select(criterion => criterion.ToDocument()).ToValueList(),
            Checklist = Checklist.Select(item => item.ToDocument()).ToValueList(),
            ApprovalsNeeded = NumberText.Whole(ApprovalsNeeded),
            Mode = Mode.OrNull(),
            OnRollback = OnRollback.OrNull(),
            RollbackStage = OnRollback == "stage" ? NumberText.Whole(RollbackStage) : null,
        },
    };

    public IEnumerable<Error> Problems(string path, string zone) => new[]
    {
        NumberText.ProblemOfDecimal(Share, path + ".share"),
        Soak.Problem(path + ".soakHours"),
        NotBefore.Problem(path + ".notBefore", zone),
        NumberText.ProblemOfWhole(ApprovalsNeeded, path + ".gate.approvalsNeeded"),
        OnRollback == "stage" ? NumberText.ProblemOfWhole(RollbackStage, path + ".gate.rollbackStage") : null,
    }.OfType<Error>().Concat(Criteria.SelectMany((criterion, i) => criterion.Problems($"{path}.gate.criteria[{i}]")));

    public CriterionModel AddCriterion(string role)
    {
        var criterion = new CriterionModel { Id = Texts.FreeId('c', Criteria.Select(c => c.Id)), Role = role };
        Criteria.Add(criterion);
        return criterion;
    }

    public void AddChecklistItem() => Checklist.Add(new() { Id = Texts.FreeId('i', Checklist.Select(item => item.Id)) });
}
