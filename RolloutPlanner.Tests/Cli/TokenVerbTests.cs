using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Cli;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Cli;

public class TokenVerbTests
{
    [Fact]
    public void Parse_EverythingGiven_IsTheCommand()
    {
        var (command, settings) = TokenVerb.Parse(["create", "--name=CI pipeline", "--scopes", "evaluate, Read", "--Storage:Path", "/srv/rp.db", "--days", "30"]).Value;

        Assert.Equal(("CI pipeline", TokenScopes.Evaluate | TokenScopes.Read, 30, SystemActors.CommandLine, Channel.CommandLine), (command.Name, command.Scopes, command.Days, command.Origin.By, command.Origin.Channel));
        Assert.Equal(["--Storage:Path=/srv/rp.db"], settings);
    }

    [Fact]
    public void Parse_WithoutDays_IsNinety() => Assert.Equal(90, TokenVerb.Parse(["create", "--name", "CI", "--scopes", "read"]).Value.Command.Days);

    [Theory]
    [InlineData("", "Say what to do: token create --name NAME --scopes evaluate,ingest,read,automation [--days 90].")]
    [InlineData("make", "There is no token make. Known is: token create --name NAME --scopes evaluate,ingest,read,automation [--days 90].")]
    [InlineData("create|--nme|CI", "There is no argument --nme. Known are --name, --scopes, --days.")]
    [InlineData("create|CI", "There is no argument CI. Known are --name, --scopes, --days.")]
    [InlineData("create|--name", "The argument --name needs a value after it.")]
    [InlineData("create|--name|a|--name|b", "The argument --name is given twice.")]
    [InlineData("create|--name|CI|--scopes|all", "There is no scope “all”. Known are evaluate, ingest, read and automation.")]
    [InlineData("create|--name|CI|--scopes|none", "There is no scope “none”. Known are evaluate, ingest, read and automation.")]
    [InlineData("create|--name|CI|--scopes|read|--days|ten", "“ten” is not a number of days. Write it like 90.")]
    [InlineData("create|--name|CI|--scopes|read|--days|-1", "“-1” is not a number of days. Write it like 90.")]
    public void Parse_BadArguments_SaysWhich(string words, string sentence) =>
        Assert.Equal(sentence, TokenVerb.Parse(words.Split('|', StringSplitOptions.RemoveEmptyEntries)).Error.Message);

    [Fact]
    public async Task Run_GoodCommand_PrintsTheTokenAndNothingElse()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var (output, errors) = (new StringWriter(), new StringWriter());

        var code = await TokenVerb.RunAsync(database.Create(), TokenVerb.Parse(["create", "--name", "CI", "--scopes", "evaluate"]).Value.Command, output, errors);

        Assert.Equal((0, ""), (code, errors.ToString()));
        Assert.Matches("^rp_eval_[a-z0-9]{8}_[0-9A-Za-z]{49}\r?\n$", output.ToString());
        var entry = (await database.History.PageAsync(new(Kind: "token-created"), default)).Entries.Single();
        Assert.Equal(("Command line", Channel.CommandLine), (entry.ActorName, entry.Channel));
    }

    [Fact]
    public async Task Run_BadCommand_NamesTheArgumentAndPrintsNoToken()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var (output, errors) = (new StringWriter(), new StringWriter());

        var code = await TokenVerb.RunAsync(database.Create(), TokenVerb.Parse(["create", "--days", "366"]).Value.Command, output, errors);

        Assert.Equal((2, ""), (code, output.ToString()));
        Assert.Equal(["--name: The name is missing.", "--scopes: Choose at least one thing that the token may do.", "--days: A token lasts 1 to 365 days."], errors.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }
}
