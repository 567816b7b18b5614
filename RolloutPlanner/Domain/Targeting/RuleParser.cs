using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Targeting;

/// <summary>
/// Turns the raw form into a rule, or says everything that is wrong with it, each with the path of the faulty value (<c>rule.rules[1].values[0]</c>).
/// Limits: groups nest at most 8 deep, 500 conditions and groups, 100 000 values in a list, 1 024 characters in a value. Stops after 100 problems.
/// </summary>
public static class RuleParser
{
    public const int MaxDepth = 8;
    public const int MaxNodes = 500;
    public const int MaxValueLength = 1024;

    public static Result<Rule> Parse(RuleSpec spec, string path)
    {
        var reader = new RuleReader();
        var rule = reader.Read(spec, path, depth: 0);
        return reader.Errors.Count == 0 ? rule! : Result<Rule>.Fail(reader.Errors);
    }
}
