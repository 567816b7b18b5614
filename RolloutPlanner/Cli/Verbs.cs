namespace RolloutPlanner.Cli;

/// <summary>The verbs of the program: its first word. Without one, or with settings only, it serves.</summary>
public static class Verbs
{
    public const int Done = 0;
    public const int Refused = 2;

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

    private static async Task<int> MakeTokenAsync(string[] words, Func<string[], Task<WebApplication>> compose)
    {
        var asked = TokenVerb.Parse(words);
        if (asked.IsError) return await TokenVerb.RefuseAsync(asked.Errors, Console.Error);
        await using var app = await compose([.. asked.Value.Settings]);
        await using var scope = app.Services.CreateAsyncScope();
        return await TokenVerb.RunAsync(scope.ServiceProvider.GetRequiredService<Application.Tokens.CreateToken>(), asked.Value.Command, Console.Out, Console.Error);
    }
}
