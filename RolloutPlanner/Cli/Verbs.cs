using System.Data.Common;
using RolloutPlanner.Application.Tokens;

namespace RolloutPlanner.Cli;

/// <summary>The verbs of the program: its first word. Without one, or with settings only, it serves.</summary>
public static class Verbs
{
    public const int Done = 0;
    public const int Refused = 2;

    /// <summary>What was asked for was right, but the data could not be reached or used.</summary>
    public const int Failed = 1;

    /// <param name="serve">Takes the settings that are left.</param>
    /// <param name="compose">Makes the app with these settings, its database ready, without serving.</param>
    public static async Task<int> RunAsync(string[] args, Func<string[], Task> serve, Func<string[], Task<WebApplication>> compose)
    {
        switch (args)
        {
            case [] or [['-' or '/', ..], ..]:
                await serve(args);
                return Done;
            case ["serve", ..]:
                await serve(args[1..]);
                return Done;
            case ["token", ..]:
                return await MakeTokenAsync(args[1..], compose);
            default:
                await Console.Error.WriteLineAsync($"There is no verb {args[0]}. Known are serve, and {TokenVerb.Usage}.");
                return Refused;
        }
    }

    /// <summary>For verbs whose answer a script reads: everything else that is said goes to the error stream.</summary>
    public static WebApplicationBuilder WithQuietConsole(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        return builder;
    }

    private static async Task<int> MakeTokenAsync(string[] words, Func<string[], Task<WebApplication>> compose)
    {
        var asked = TokenVerb.Parse(words);
        if (asked.IsError) return await TokenVerb.RefuseAsync(asked.Errors, Console.Error);
        try
        {
            await using var app = await compose([.. asked.Value.Settings]);
            await using var scope = app.Services.CreateAsyncScope();
            return await TokenVerb.RunAsync(scope.ServiceProvider.GetRequiredService<CreateToken>(), asked.Value.Command, Console.Out, Console.Error);
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or UnauthorizedAccessException or DbException)
        {
            await Console.Error.WriteLineAsync($"The token was not made. {e.Message}");
            return Failed;
        }
    }
}
