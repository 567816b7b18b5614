using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.Browser;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Hosting;

/// <summary>The real program, started while its database is away.</summary>
public class ColdStartTests
{
    private const string Flag = "checkout";

    [Fact]
    public async Task Start_WithoutItsDatabase_AnswersFromWhatWasLastKnownUntilTheDatabaseComesBack()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var token = await SeedAsync(database);
        await using (var first = await StartAsync(database)) await FlagAsync(first, token, isStale: false);
        SqliteConnection.ClearAllPools();
        var away = Path.Combine(database.Folder, "away.db");
        File.Move(database.File, away);

        await using var cold = await StartAsync(database);

        await FlagAsync(cold, token, isStale: true);
        using var stranger = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = cold.Address };
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await stranger.GetAsync("/sign-in")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await stranger.GetAsync("/api/v1/rollouts")).StatusCode);
        Assert.False(File.Exists(database.File), "A new database was made in place of the one that is away.");
        File.Move(away, database.File);
        await FlagAsync(cold, token, isStale: false);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/sign-in")).StatusCode);
    }

    [Fact]
    public async Task Start_WithADamagedSnapshot_AnswersNothingRatherThanSomething()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var token = await SeedAsync(database);
        await using (var first = await StartAsync(database)) await FlagAsync(first, token, isStale: false);
        SqliteConnection.ClearAllPools();
        File.Delete(database.File);
        await File.AppendAllTextAsync(database.File + ".snapshot", " ");

        await using var cold = await StartAsync(database);

        using var client = Client(cold, token);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.PostAsync($"/ofrep/v1/evaluate/flags/{Flag}", null)).StatusCode);
    }

    /// <summary>One running rollout and a token to ask about it.</summary>
    private static async Task<string> SeedAsync(TestDatabase database)
    {
        database.Time.Advance(DateTimeOffset.UtcNow.AddMinutes(-1) - database.Time.GetUtcNow());
        await database.AddRolloutAsync(Flag);
        Func<Rollout, DateTimeOffset, Result>[] steps =
        [
            (rollout, at) => rollout.Submit(By.Maya, at),
            (rollout, at) => rollout.SignOff(rollout.State.UnderReview!.Hash, "", Stored.Ready, By.Tom, at),
            (rollout, at) => rollout.Start(Stored.Ready, By.Maya, at),
        ];
        foreach (var step in steps) Assert.False((await database.ChangeAsync(Flag, By.Maya, step)).IsError);
        var made = await database.Create().RunAsync(new(new(Guid.NewGuid(), SystemActors.CommandLine, Channel.CommandLine), "Shop", TokenScopes.Evaluate, 90), default);
        return made.Value.Secret!;
    }

    private static Task<RunningApp> StartAsync(TestDatabase database) =>
        RunningApp.StartAsync(new Dictionary<string, string> { ["Storage__Path"] = database.File, ["Demo__Enabled"] = "false" });

    /// <summary>Asks until the answer is as stale as expected; the program looks once a second.</summary>
    private static async Task FlagAsync(RunningApp app, string token, bool isStale)
    {
        using var client = Client(app, token);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        JsonNode metadata;
        do
        {
            var answer = await client.PostAsync($"/ofrep/v1/evaluate/flags/{Flag}", new StringContent("""{"context":{"targetingKey":"ann"}}"""), patience.Token);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            metadata = JsonNode.Parse(await answer.Content.ReadAsStringAsync(patience.Token))!["metadata"]!;
        }
        while (((bool?)metadata["stale"] ?? false) != isStale);
        Assert.Equal(Flag, (string?)metadata["rollout"]);
    }

    private static HttpClient Client(RunningApp app, string token)
    {
        var client = new HttpClient { BaseAddress = app.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }
}
