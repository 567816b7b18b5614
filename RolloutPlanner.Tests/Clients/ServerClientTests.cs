using System.Text.Json.Nodes;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.Browser;

namespace RolloutPlanner.Tests.Clients;

/// <summary>The public server client on Node against the running program.</summary>
[Collection(SeededBrowserCollection.Name)]
public class ServerClientTests(SeededBrowser browser)
{
    [NodeFact]
    public async Task Details_OfEachSort_AreThoseOfTheRollout()
    {
        await browser.AddOpenAsync("client-server");
        await browser.ServedAsync("client-server");
        string[] crowd = [.. Enumerable.Range(0, 60).Select(i => $"person-{i}")];
        JsonArray questions = [.. crowd.Select(person => Question("boolean", "client-server", false, person)), Question("boolean", "no-such-flag", true, "ann"), Question("string", "client-server", "fallback", "ann")];

        var answers = JsonNode.Parse(await NodeClient.RunAsync("server.mjs", browser.Address.ToString().TrimEnd('/'), browser.Token, questions.ToJsonString()))!.AsArray();

        var rule = Salt.For(FlagKey.Parse("client-server", "flag").Value);
        for (var i = 0; i < crowd.Length; i++)
        {
            var isOn = Bucketing.BucketOf(rule, crowd[i])!.Value.Index < 5_000;
            Assert.Equal((isOn, isOn ? "on" : "off", "SPLIT", isOn ? "First share" : null), ((bool)answers[i]!["value"]!, (string?)answers[i]!["variant"], (string?)answers[i]!["reason"], (string?)answers[i]!["flagMetadata"]!["stage"]));
        }
        Assert.Equal((true, "FLAG_NOT_FOUND"), ((bool)answers[^2]!["value"]!, (string?)answers[^2]!["errorCode"]));
        Assert.Equal(("fallback", "TYPE_MISMATCH"), ((string?)answers[^1]!["value"], (string?)answers[^1]!["errorCode"]));
    }

    [NodeFact]
    public async Task Token_ThatDoesNotHold_GivesTheDefaultAndAnError()
    {
        JsonArray questions = [Question("boolean", "client-server", true, "ann")];

        var answer = JsonNode.Parse(await NodeClient.RunAsync("server.mjs", browser.Address.ToString().TrimEnd('/'), "nonsense", questions.ToJsonString()))!.AsArray().Single()!;

        Assert.Equal((true, "ERROR"), ((bool)answer["value"]!, (string?)answer["reason"]));
    }

    private static JsonArray Question(string type, string flag, JsonNode fallback, string person) => [type, flag, fallback, new JsonObject { ["targetingKey"] = person }];
}
