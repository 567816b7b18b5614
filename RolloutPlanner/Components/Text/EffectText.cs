using RolloutPlanner.Application.Planning;

namespace RolloutPlanner.Components.Text;

/// <summary>What a step does to people, in words. An effect that nobody can count is said to be unknown, never taken for nothing.</summary>
public static class EffectText
{
    public const string Unknown = "Nobody has imported people, so heads cannot be counted.";

    /// <summary>"14,496 people get it, 9,348 keep it, nobody loses it."</summary>
    public static string Of(MoveEffect? effect) => effect is null
        ? Unknown
        : $"{Some(effect.Gain, "gets", "get")}, {Rest(effect.Keep, "keeps", "keep")}, {Rest(effect.Lose, "loses", "lose")}.";

    /// <summary>"14,496 more people", and " get the new checkout, 23,844 in total.": the bold beginning and the rest. An unknown effect is said as such.</summary>
    public static (string Bold, string Then) More(MoveEffect? effect, string feature) => effect switch
    {
        null => ("More people", $" get {feature}. {Unknown}"),
        { Gain: 0 } => ("Nobody new", $" gets {feature}. {Have(effect.After)} it then."),
        { Gain: 1 } => ("1 more person", $" gets {feature}, {Words.Number(effect.After)} in total."),
        _ => ($"{Words.Number(effect.Gain)} more people", $" get {feature}, {Words.Number(effect.After)} in total."),
    };

    /// <summary>"9,310 people lose it, 38 keep it."</summary>
    public static string Loss(MoveEffect? effect) => effect is null
        ? Unknown
        : effect.Keep == 0 && effect.Lose > 1 ? $"All {Words.People(effect.Lose)} lose it." : $"{Some(effect.Lose, "loses", "lose")}, {Rest(effect.Keep, "keeps", "keep")}.";

    /// <summary>" 9,348 people", to stand behind a verb; nothing when unknown or none.</summary>
    public static string Heads(int? count) => count > 0 ? " " + Words.People(count.Value) : "";

    private static string Have(int count) => count switch { 0 => "Nobody has", 1 => "1 person has", _ => $"{Words.People(count)} have" };

    private static string Some(int count, string one, string many) => count == 0 ? $"Nobody {one} it" : $"{Words.People(count)} {(count == 1 ? one : many)} it";

    private static string Rest(int count, string one, string many) => count == 0 ? $"nobody {one} it" : $"{Words.Number(count)} {(count == 1 ? one : many)} it";
}
