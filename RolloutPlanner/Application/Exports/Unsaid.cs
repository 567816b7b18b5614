using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Exports;

/// <summary>Gathers what a form cannot say of one flag. A flag of which anything that counts now cannot be said is left out whole: its users then get what their code falls back to.</summary>
internal sealed class Unsaid(ServedFlag flag)
{
    private readonly List<ExportFinding> _findings = [];

    public IReadOnlyList<ExportFinding> Findings => _findings;

    public bool LeavesOut => _findings.Exists(finding => finding.LeavesOut);

    /// <summary>The stages that decide now; none while everybody gets the same.</summary>
    public int Counting => flag.Rollout.Status is RolloutStatus.Running or RolloutStatus.Paused ? flag.Rollout.Reached : 0;

    public void OfFlag(string what) => Add(new(flag.Key, null, null, what, LeavesOut: true));

    /// <summary>A place to say what is wrong with a stage, counted from 1.</summary>
    public Action<string> OfStage(int number) => what => Add(new(flag.Key, number, flag.Rollout.Stages[number - 1].Name, what, number <= Counting));

    private void Add(ExportFinding finding)
    {
        if (!_findings.Contains(finding)) _findings.Add(finding);
    }
}
