using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Api.V1;

/// <summary>Something breaks inside. The caller learns where to ask, and nothing else.</summary>
public sealed class FailureTests
{
    [Theory]
    [InlineData("Development", "rollouts")]
    [InlineData("Production", "rollouts")]
    [InlineData("Production", "rollouts/any-key")]
    [InlineData("Production", "rollouts/any-key/measurements")]
    public async Task Get_WhileTheDatabaseFails_IsAProblemWithoutAStack(string environment, string path)
    {
        await using var app = new TestApp(environment, demo: false);
        await using var failing = app.WithWebHostBuilder(host => host.ConfigureTestServices(services => services.AddSingleton<IRolloutReader, Broken>().AddSingleton<ITokenCheck, Lenient>()));
        var client = failing.CreateClient();
        client.DefaultRequestHeaders.Add("X-API-Key", "any");

        var answer = await new ApiCaller(client).GetAsync(path);

        Assert.Equal((500, "failed", "application/problem+json; charset=utf-8"), (answer.Status, answer.Code, answer.Type));
        Assert.Matches("^[0-9a-f-]{55}$", answer["traceId"].GetString());
        Assert.DoesNotContain("secret path", answer.Text);
        Assert.DoesNotContain("   at ", answer.Text);
    }

    private sealed class Broken : IRolloutReader
    {
        private static IOException Failure => new("The disk at a secret path went away.");

        public Task<RolloutState?> FindAsync(RolloutKey key, CancellationToken ct) => throw Failure;

        public Task<ValueList<RolloutSummary>> ListAsync(RolloutFilter filter, CancellationToken ct) => throw Failure;

        public Task<ValueList<RolloutKey>> ToReviewAsync(CancellationToken ct) => throw Failure;

        public Task<RunEvidence?> EvidenceAsync(RolloutState state, CancellationToken ct) => throw Failure;

        public Task<ValueList<Measurement>> MeasurementsAsync(RolloutKey key, int run, CancellationToken ct) => throw Failure;
    }

    private sealed class Lenient : ITokenCheck
    {
        private static readonly ApiToken Any = new("abcd1234", "Any", TokenScopes.Read, By.Ingrid.Id, At.Nine, At.Nine.AddYears(10), null);

        public ApiToken? Find(ReadOnlySpan<char> presented) => Any;

        public ApiToken? FindById(string id) => Any;
    }
}
