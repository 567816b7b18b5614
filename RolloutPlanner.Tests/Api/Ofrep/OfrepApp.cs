using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Api.Ofrep;

/// <summary>The app over HTTP with rollouts of its own, and tokens to ask it with.</summary>
public class OfrepApp : IAsyncLifetime
{
    private readonly Dictionary<TokenScopes, string> _tokens = [];
    private TestApp _app = null!;

    /// <summary>Such as <c>Ofrep:StrictTargetingKey</c>.</summary>
    protected virtual (string Name, string Value)[] Settings => [];

    public TestApp App => _app;

    public async Task InitializeAsync()
    {
        _app = new TestApp(settings: Settings);
        foreach (var scope in new[] { TokenScopes.Evaluate, TokenScopes.Ingest, TokenScopes.Read, TokenScopes.Automation }) _tokens[scope] = await TokenAsync(scope);
    }

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    /// <summary>A token that holds, with this one scope.</summary>
    public string Token(TokenScopes scope = TokenScopes.Evaluate) => _tokens[scope];

    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    public async Task<string> TokenAsync(TokenScopes scope, int days = 90)
    {
        await using var services = _app.Services.CreateAsyncScope();
        var made = await services.ServiceProvider.GetRequiredService<CreateToken>()
            .RunAsync(new(new(Guid.NewGuid(), SystemActors.CommandLine, Channel.CommandLine), $"Test {scope}", scope, days), default);
        Assert.False(made.IsError, made.IsError ? made.Error.Message : "");
        await UntilAsync(() => Get<ITokenCheck>().Find(made.Value.Secret) is not null);
        return made.Value.Secret!;
    }

    public async Task RevokeAsync(string token)
    {
        await using var services = _app.Services.CreateAsyncScope();
        var id = Get<ITokenCheck>().Find(token)!.Id;
        var done = await services.ServiceProvider.GetRequiredService<RevokeToken>().RunAsync(new(Guid.NewGuid(), SystemActors.CommandLine, Channel.CommandLine), id, default);
        Assert.False(done.IsError, done.IsError ? done.Error.Message : "");
        await UntilAsync(() => Get<ITokenCheck>().Find(token) is null);
    }

    /// <summary>Sends a body as it is.</summary>
    public async Task<HttpResponseMessage> PostAsync(string? key, byte[] body, string? token = null, Action<HttpRequestMessage>? change = null)
    {
        using var browser = _app.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Post, key is null ? "/ofrep/v1/evaluate/flags" : $"/ofrep/v1/evaluate/flags/{key}") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Authorization = new("Bearer", token ?? Token());
        change?.Invoke(request);
        return await browser.SendAsync(request);
    }

    public Task<HttpResponseMessage> PostAsync(string? key, string body, string? token = null, Action<HttpRequestMessage>? change = null) =>
        PostAsync(key, Encoding.UTF8.GetBytes(body), token, change);

    /// <summary>Asks about one flag for a person with these facts.</summary>
    public async Task<JsonNode> AskAsync(string key, params (string Name, string Value)[] facts)
    {
        var context = new JsonObject(facts.Select(fact => KeyValuePair.Create(fact.Name, (JsonNode?)fact.Value)));
        return JsonNode.Parse(await (await PostAsync(key, new JsonObject { ["context"] = context }.ToJsonString())).Content.ReadAsStringAsync())!;
    }

    /// <summary>Makes a rollout of these stages and takes it as far as asked.</summary>
    public async Task AddAsync(FeatureFlag flag, Plan plan, RolloutStatus status = RolloutStatus.Running)
    {
        var rollout = Rollout.Create(flag, plan, "", By.Maya, _app.Time.GetUtcNow()).Value;
        await DoAsync(By.Maya, workspace => Task.FromResult(Result.Success), rollout);
        Func<Rollout, DateTimeOffset, Result>[] steps =
        [
            (made, at) => made.Submit(By.Maya, at),
            (made, at) => made.SignOff(made.State.UnderReview!.Hash, "", Stored.Ready, By.Tom, at),
            (made, at) => made.Start(Stored.Ready, By.Maya, at),
        ];
        RolloutStatus[] reached = [RolloutStatus.InReview, RolloutStatus.Approved, RolloutStatus.Running];
        for (var i = 0; i < steps.Length && status >= reached[i]; i++) await StepAsync(flag.Key.Value, steps[i]);
    }

    /// <summary>Does one step of a rollout, as its command would.</summary>
    public Task StepAsync(string key, Func<Rollout, DateTimeOffset, Result> step) => DoAsync(By.Maya, async workspace =>
    {
        var rollout = (await workspace.Rollouts.FindAsync(Stored.Key(key)))!;
        var done = step(rollout, workspace.Now);
        if (!done.IsError) workspace.Rollouts.Save(rollout);
        return done;
    });

    public Task AddCohortAsync(RolloutPlanner.Domain.Cohorts.CohortDocument document) => DoAsync(By.Maya, async workspace =>
    {
        var cohort = RolloutPlanner.Domain.Cohorts.Cohort.Create(document, workspace.Actor, workspace.Now, await workspace.Cohorts.CatalogAsync());
        if (cohort.TryGet(out var made)) workspace.Cohorts.Save(made);
        return cohort.WithoutValue();
    });

    private async Task DoAsync(Actor by, Func<IWorkspace, Task<Result>> work, Rollout? save = null)
    {
        var done = await Get<ICommandExecutor>().ExecuteAsync(new(Guid.NewGuid(), by.Id, Channel.Screen, "test", "test"), async workspace =>
        {
            if (save is not null) workspace.Rollouts.Save(save);
            var result = await work(workspace);
            return result.IsError ? Result<Receipt>.Fail(result.Errors) : new Receipt("test", 1);
        }, default);
        Assert.True(!done.IsError, done.IsError ? done.Error.Message : "");
    }

    /// <summary>The check of tokens follows as soon as it heard of a change.</summary>
    private static async Task UntilAsync(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!holds())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
