using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Api.V1;

/// <summary>Monitoring hooks with everything that says where their numbers come from.</summary>
public sealed class HooksTests(ApiApp app) : IClassFixture<ApiApp>
{
    private readonly ApiCaller _api = app.Caller();

    [Fact]
    public async Task Hook_OfPrometheus_IsMadeReadChangedAndTested()
    {
        var made = (await _api.PostAsync("hooks", new
        {
            key = "checkout-errors",
            name = "Checkout errors",
            unit = "%",
            kind = "prometheus",
            server = "http://127.0.0.1:9/",
            query = "counts",
            treatmentPeople = "a",
            treatmentBad = "b",
            controlPeople = "c",
            controlBad = "d",
            better = "lower",
            intervalSeconds = 30,
        })).Worked();
        var read = (await _api.GetAsync("hooks/checkout-errors")).Worked();
        var renamed = (await _api.PutAsync("hooks/checkout-errors", new { name = "Errors", unit = "%" }, made.Version)).Worked();
        var tested = (await _api.PostAsync("hooks/checkout-errors/test", new { })).Worked();
        var after = await _api.GetAsync("hooks/checkout-errors");

        Assert.Equal(
            ("prometheus", "counts", "http://127.0.0.1:9", "counts", "a", "d", 30, 300, "noData"),
            (Text(read, "kind"), Text(read, "shape"), Text(read, "server"), Text(read, "query"), Text(read, "treatmentPeople"), Text(read, "controlBad"), read["intervalSeconds"].GetInt32(), read["freshForSeconds"].GetInt32(), Text(read, "status")));
        Assert.Equal(("failed", renamed.Version + 1, "badSpec"), (Text(tested, "outcome"), tested["version"].GetInt64(), tested["problem"].GetProperty("kind").GetString()));
        Assert.Equal(("Errors", "prometheus", "error", tested["version"].GetInt64()), (Text(after, "name"), Text(after, "kind"), Text(after, "status"), after.Version));
        Assert.Equal(read["definition"].GetString(), after["definition"].GetString());
    }

    [Fact]
    public async Task Hook_BadInput_NamesEachField()
    {
        var answer = await _api.PostAsync("hooks", new { key = "bad", name = "Bad", kind = "prometheus", server = "http://u:p@x", query = "number", value = "avg(histogram_quantile(0.9, x))", edge = 1 });

        Assert.Equal((400, "hook.foreign"), (answer.Status, answer.Code));
        Assert.Equal(["edge", "server", "value", "windowSeconds"], answer.Paths.Split(' ').Order());
        Assert.Equal(404, (await _api.GetAsync("hooks/bad")).Status);
    }

    [Fact]
    public async Task Test_OfWhatIsNotAskedFor_IsRefused()
    {
        (await _api.PostAsync("hooks", new { key = "by-hand", name = "By hand" })).Worked();

        Assert.Equal((409, "hook.manual", ""), (await _api.PostAsync("hooks/by-hand/test", new { })).Refusal);
        Assert.Equal((404, "hook.unknown"), (await _api.PostAsync("hooks/nothing/test", new { })) is var answer ? (answer.Status, answer.Code) : default);
        Assert.Equal((400, "rollout.unknown", "rollout"), (await _api.PostAsync("hooks/by-hand/test", new { rollout = "nothing" })).Refusal);
        Assert.Equal(403, (await app.Caller(TokenScopes.Read).PostAsync("hooks/by-hand/test", new { })).Status);
    }

    private static string? Text(ApiAnswer answer, string member) => answer[member].GetString();
}
