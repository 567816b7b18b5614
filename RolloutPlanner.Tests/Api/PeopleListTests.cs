using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RolloutPlanner.Application.Audit;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Api;

/// <summary>The people of a stage as CSV.</summary>
public sealed class PeopleListTests(ExportTests.Demo demo) : IClassFixture<ExportTests.Demo>
{
    [Fact]
    public async Task List_OfAStage_HoldsAsManyPeopleAsTheSimulationCountsAndIsAnEntry()
    {
        using var victor = demo.App.Browser();
        await TestApp.SignInToDemoAsync(victor, "victor-hale");
        using var scope = demo.App.Services.CreateScope();
        var simulation = await scope.ServiceProvider.GetRequiredService<SimulateRollout>().RunAsync(new(Stored.Key("checkout-redesign"), null, null), null, default);

        var first = await victor.GetAsync("/rollouts/checkout-redesign/people.csv?stage=2");
        var soFar = (await victor.GetStringAsync("/rollouts/checkout-redesign/people.csv?stage=2&which=so-far")).TrimEnd().Split("\r\n");

        var lines = (await first.Content.ReadAsStringAsync()).TrimEnd().Split("\r\n");
        Assert.Equal((HttpStatusCode.OK, "text/csv", "no-store"), (first.StatusCode, first.Content.Headers.ContentType?.MediaType, first.Headers.CacheControl?.ToString()));
        Assert.StartsWith("checkout-redesign-stage-2-", first.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
        Assert.StartsWith("key,name,stage,stage_name,", lines[0]);
        Assert.Equal((simulation!.Stages[1].Added, simulation.Stages[1].SoFar), (lines.Length - 1, soFar.Length - 1));
        Assert.All(lines.Skip(1), line => Assert.Contains(",2,", line));
        var entry = (await demo.App.Services.GetRequiredService<IHistoryQuery>().PageAsync(new(Kind: "people-listed", PageSize: 1), default)).Entries[0];
        using var payload = JsonDocument.Parse(entry.Payload);
        var details = payload.RootElement.GetProperty("details");
        Assert.Equal(
            ("victor-hale", "checkout-redesign", 2, "SoFar", soFar.Length - 1),
            (entry.ActorId, entry.Rollout, details.GetProperty("stage").GetInt32(), details.GetProperty("which").GetString(), details.GetProperty("people").GetInt32()));
    }

    [Theory]
    [InlineData("checkout-redesign", "", HttpStatusCode.BadRequest, "stage")]
    [InlineData("checkout-redesign", "?stage=99", HttpStatusCode.BadRequest, "stage")]
    [InlineData("checkout-redesign", "?stage=1&which=some", HttpStatusCode.BadRequest, "which")]
    [InlineData("no-such-rollout", "?stage=1", HttpStatusCode.NotFound, null)]
    public async Task List_OfNothing_IsRefusedWithoutAnEntry(string key, string query, HttpStatusCode status, string? field)
    {
        using var maya = demo.App.Browser();
        await TestApp.SignInToDemoAsync(maya, "maya-lindqvist");
        var history = demo.App.Services.GetRequiredService<IHistoryQuery>();
        var before = (await history.PageAsync(new(Kind: "people-listed"), default)).Total;

        var answer = await maya.GetAsync($"/rollouts/{key}/people.csv{query}");

        Assert.Equal(status, answer.StatusCode);
        if (field is not null) Assert.Contains($"\"{field}\":", await answer.Content.ReadAsStringAsync());
        Assert.Equal(before, (await history.PageAsync(new(Kind: "people-listed"), default)).Total);
    }

    [Fact]
    public async Task List_ByAStranger_IsNotGiven()
    {
        using var browser = demo.App.Browser();

        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/rollouts/checkout-redesign/people.csv?stage=1")).StatusCode);
    }
}
