using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Editing;

/// <summary>One criterion in the editor.</summary>
public sealed class CriterionModel
{
    public const string Trigger = "rollbackTrigger";
    public const string Success = "successCriterion";

    public string Id { get; set; } = "";

    public string Hook { get; set; } = "";

    public string Role { get; set; } = Success;

    public string Comparison { get; set; } = "atMost";

    public string Limit { get; set; } = "";

    public string Against { get; set; } = "limit";

    public string MinimumSample { get; set; } = "";

    public string OnFail { get; set; } = "rollback";

    public bool IsTrigger => Role == Trigger;

    /// <summary>Only triggers and success criteria do something when they fail.</summary>
    public bool Acts => Role is Trigger or Success;

    public static CriterionModel From(CriterionDocument document) => new()
    {
        Id = document.Id ?? "",
        Hook = document.Hook ?? "",
        Role = document.Role ?? "",
        Comparison = document.Comparison ?? "",
        Limit = NumberText.Of(document.Limit),
        Against = document.Against ?? "limit",
        MinimumSample = NumberText.Of(document.MinimumSample),
        OnFail = document.OnFail ?? "",
    };

    public CriterionDocument ToDocument() => new()
    {
        Id = Id.OrNull(),
        Hook = Hook.OrNull(),
        Role = Role.OrNull(),
        Comparison = Comparison.OrNull(),
        Limit = NumberText.Decimal(Limit),
        Against = Against == "limit" ? null : Against.OrNull(),
        MinimumSample = NumberText.Whole(MinimumSample),
        OnFail = OnFail.OrNull(),
    };

    public IEnumerable<Error> Problems(string path) => new[]
    {
        NumberText.ProblemOfDecimal(Limit, path + ".limit"),
        NumberText.ProblemOfWhole(MinimumSample, path + ".minimumSample"),
    }.OfType<Error>();
}
