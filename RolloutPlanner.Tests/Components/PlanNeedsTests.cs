using System.Text.RegularExpressions;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components;

public class PlanNeedsTests
{
    [Fact]
    public void EveryCodeOfTheLinter_BelongsToOneCheck()
    {
        var linter = File.ReadAllText(Repository.File("RolloutPlanner", "Domain", "Rollouts", "PlanLinter.cs"));
        var codes = Regex.Matches(linter, """\b(?:Error|Warning)\("([a-z-]+)",""").Select(match => match.Groups[1].Value).Distinct().Order();

        Assert.Equal(codes, PlanNeeds.Codes.Order());
    }

    [Fact]
    public void FindingThatNoCheckKnows_IsAskedForToo()
    {
        var finding = new LintFinding(LintSeverity.Error, "brand-new", "Something new.", "name");

        Assert.Equal([finding], PlanNeeds.Of([finding])[^1].Findings);
    }

    [Fact]
    public void Check_WithAnAcceptedWarning_IsReadyAndWithAnErrorNever()
    {
        var warning = new LintFinding(LintSeverity.Warning, "jump", "A big step.", "stages[1].share");
        var error = warning with { Severity = LintSeverity.Error };

        Assert.Equal((false, true, false), (
            new PlanNeed("", [warning]).IsReady(new HashSet<string>()),
            new PlanNeed("", [warning]).IsReady(new HashSet<string> { warning.Id }),
            new PlanNeed("", [error]).IsReady(new HashSet<string> { error.Id })));
    }

    [Fact]
    public void GateTrouble_OfSeveral_CountsThem()
    {
        LintFinding[] findings =
        [
            new(LintSeverity.Warning, "hook-silent", "", "stages[0].gate.criteria[0].hook"),
            new(LintSeverity.Warning, "hook-silent", "", "stages[0].gate.criteria[1].hook"),
            new(LintSeverity.Error, "nobody-to-approve", "", "stages[1].gate.approvalsNeeded"),
            new(LintSeverity.Error, "rollback-forward", "", "stages[1].gate.onRollback"),
            new(LintSeverity.Error, "no-trigger", "", "stages[2].gate.criteria"),
            new(LintSeverity.Warning, "stage-no-trigger", "", "stages[2].gate.criteria"),
        ];

        Assert.Equal(
            ["2 metrics without data", "2 things to look at", "No rollback trigger", null],
            Enumerable.Range(0, 4).Select(stage => PlanNeeds.GateTrouble(findings, stage)));
    }
}
