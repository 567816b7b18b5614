using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Editing;

/// <summary>A soak time as it is typed: a number and its unit.</summary>
public sealed class SoakText
{
    public const string Minutes = "minutes";
    public const string Hours = "hours";
    public const string Days = "days";

    public string Number { get; set; } = "";

    public string Unit { get; set; } = Hours;

    /// <summary>The unit that shows the time without a long fraction; days only from three whole ones on.</summary>
    public static SoakText From(decimal? hours) => hours switch
    {
        null => new(),
        >= 72 when hours % 24 == 0 => new() { Number = NumberText.Of(hours / 24), Unit = Days },
        _ when hours * 4 % 1 != 0 && decimal.Round(hours.Value * 60) is var minutes && minutes / 60 == hours => new() { Number = NumberText.Of(minutes), Unit = Minutes },
        _ => new() { Number = NumberText.Of(hours) },
    };

    public decimal? ToHours() => (NumberText.Decimal(Number), Unit) switch
    {
        (null, _) => null,
        ({ } number, Days) => Scaled(number, 24),
        ({ } number, Minutes) => number / 60,
        var (number, _) => number,
    };

    public Error? Problem(string path) => NumberText.ProblemOfDecimal(Number, path);

    // Far beyond any allowed time anyway; the domain refuses it in words instead of an overflow.
    private static decimal Scaled(decimal number, decimal by) => Math.Abs(number) > 1_000_000_000m ? number : number * by;
}
