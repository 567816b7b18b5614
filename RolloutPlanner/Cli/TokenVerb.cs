using System.Globalization;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Cli;

/// <summary>
/// <c>token create --name NAME --scopes evaluate,read [--days 90]</c> makes a token and prints it, alone, so that a script can take it. It acts as the
/// command line, on the same database as the running app, which knows the token within two seconds.
/// </summary>
public static class TokenVerb
{
    public const string Usage = "token create --name NAME --scopes evaluate,ingest,read,automation [--days 90]";

    private static readonly Dictionary<string, string> ArgumentOf = new() { ["name"] = "--name", ["scopes"] = "--scopes", ["days"] = "--days" };

    /// <summary>What is asked for, without its origin; every problem names its argument.</summary>
    public static Result<(CreateTokenCommand Command, IReadOnlyList<string> Settings)> Parse(IReadOnlyList<string> words)
    {
        if (words is not ["create", ..]) return Error.Invalid("argument", words.Count == 0 ? $"Say what to do: {Usage}." : $"There is no token {words[0]}. Known is: {Usage}.", "token");
        var parsed = Arguments.Parse([.. words.Skip(1)], "--name", "--scopes", "--days");
        if (!parsed.TryGet(out var arguments)) return Result<(CreateTokenCommand, IReadOnlyList<string>)>.Fail(parsed.Errors);

        var scopes = TokenScopes.None;
        foreach (var word in arguments["--scopes"].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (TokenRules.Scopes.FirstOrDefault(scope => string.Equals(TokenRules.Word(scope), word, StringComparison.OrdinalIgnoreCase)) is var scope and not TokenScopes.None) scopes |= scope;
            else return Error.Invalid("argument", $"There is no scope “{word}”. Known are evaluate, ingest, read and automation.", "scopes");
        }
        var days = TokenRules.DefaultDays;
        if (arguments.Options.TryGetValue("--days", out var text) && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out days))
            return Error.Invalid("argument", $"“{text}” is not a number of days. Write it like 90.", "days");
        return (new CreateTokenCommand(new(Guid.NewGuid(), SystemActors.CommandLine, Channel.CommandLine), arguments["--name"], scopes, days), arguments.Settings);
    }

    /// <summary>Makes the token. Its secret goes to <paramref name="output"/> and nowhere else, every sentence to <paramref name="errors"/>.</summary>
    public static async Task<int> RunAsync(CreateToken create, CreateTokenCommand command, TextWriter output, TextWriter errors)
    {
        var made = await create.RunAsync(command, CancellationToken.None);
        if (made.TryGet(out var token))
        {
            await output.WriteLineAsync(token.Secret);
            return Verbs.Done;
        }
        return await RefuseAsync(made.Errors, errors);
    }

    internal static async Task<int> RefuseAsync(IEnumerable<Error> problems, TextWriter errors)
    {
        foreach (var problem in problems)
            await errors.WriteLineAsync(problem.Path is { } path && ArgumentOf.TryGetValue(path, out var argument) ? $"{argument}: {problem.Message}" : problem.Message);
        return Verbs.Refused;
    }
}
