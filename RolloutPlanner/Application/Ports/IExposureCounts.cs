using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Ports;

/// <summary>People who were evaluated with one outcome.</summary>
/// <param name="Stage">The stage that gave it to them, counted from 1; null for people whom no stage includes and for those who have it without one (listed by name, or completed).</param>
/// <param name="PerMinute">Different people in each of the last 60 whole minutes, the oldest first.</param>
/// <param name="LastHour">Different people in the last hour, to the nearest ten minutes, the present minute included.</param>
public sealed record EvaluatedPeople(int? Stage, bool IsOn, ValueList<int> PerMinute, int LastHour);

/// <summary>Who was evaluated for one flag, through any door. Counts are of this process and of people who were named by a targeting key.</summary>
/// <param name="Since">When counting began.</param>
/// <param name="LastHour">Different people in the last hour, whatever they got. About, not exactly: see <see cref="Domain.Evaluation.DistinctPeople"/>.</param>
/// <param name="Outcomes">Those that anybody had in the last hour: on before off, then by stage.</param>
public sealed record ExposureCount(DateTimeOffset Since, int LastHour, ValueList<EvaluatedPeople> Outcomes);

/// <summary>How many different people were evaluated, per stage and variant.</summary>
public interface IExposureCounts
{
    /// <summary>Zero people and no outcomes where nobody has asked.</summary>
    ExposureCount Of(RolloutKey rollout);
}
