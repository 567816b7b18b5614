using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Demo;

/// <summary>The made-up shop: a client with a token of its own, made anew at each start because nobody can look a secret up.</summary>
internal sealed class DemoShop : IDisposable
{
    private const string Name = "Demo traffic";
    private const int AskedAtOnce = 4;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(2);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly HttpClient _client;
    private readonly IRolloutReader _rollouts;
    private readonly TimeProvider _clock;
    private readonly Random _visitors = new(20261118);
    private readonly Dictionary<(RolloutKey, int), DateTimeOffset> _sent = [];

    private DemoShop(HttpClient client, IRolloutReader rollouts, TimeProvider clock) => (_client, _rollouts, _clock) = (client, rollouts, clock);

    public static async Task<DemoShop> OpenAsync(IServiceProvider use, Uri address, TimeProvider clock, CancellationToken ct)
    {
        var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(use, ct));
        return new(client, use.GetRequiredService<IRolloutReader>(), clock);
    }

    public void Dispose() => _client.Dispose();

    /// <summary>A few visitors, and the numbers of every window that is over.</summary>
    public async Task GoOnAsync(CancellationToken ct)
    {
        foreach (var row in await _rollouts.ListAsync(new(), ct))
        {
            if (row.Status is not (RolloutStatus.Running or RolloutStatus.Paused)) continue;
            for (var i = 0; i < AskedAtOnce; i++) await AskAsync(row.Key, ct);
            if (await _rollouts.FindAsync(row.Key, ct) is { } state) await SendAsync(state, ct);
        }
    }

    private async Task AskAsync(RolloutKey flag, CancellationToken ct)
    {
        var visitor = DemoPeople.All.People[_visitors.Next(DemoPeople.Count)];
        var context = new Dictionary<string, object> { ["targetingKey"] = visitor.Key.Value };
        foreach (var (name, value) in visitor.Attributes)
            if (value is AttributeValue.Text { Value: var text }) context[name] = text;
        using var answer = await _client.PostAsJsonAsync($"/ofrep/v1/evaluate/flags/{flag}", new { context }, Json, ct);
    }

    private async Task SendAsync(RolloutState state, CancellationToken ct)
    {
        if (state is not { Run: { } run, Live.Plan: var plan }) return;
        var now = _clock.GetUtcNow();
        if (!_sent.TryGetValue((state.Key, run.Number), out var from)) from = _sent[(state.Key, run.Number)] = run.EnteredAt + Math.Ceiling((now - run.EnteredAt) / Window) * Window;
        if (from + Window > now) return;
        var items = DemoNumbers.Of(state.Key, plan.Stages[run.Stage - 1], run, from, from + Window).Select(Item).ToList();
        if (items.Count > 0)
        {
            using var answer = await _client.PostAsJsonAsync("/api/v1/measurements", new { measurements = items }, Json, ct);
            answer.EnsureSuccessStatusCode();
        }
        _sent[(state.Key, run.Number)] = from + Window;
    }

    private static object Item(PushedDocument one) =>
        new { one.Rollout, one.Hook, one.Stage, one.WindowStart, one.WindowEnd, one.Value, one.SampleSize, Treatment = Arm(one.Treatment), Control = Arm(one.Control) };

    private static object? Arm(PushedArmDocument? arm) => arm is null ? null : new { arm.People, arm.Bad, arm.Mean, arm.Variance };

    private static async Task<string> TokenAsync(IServiceProvider use, CancellationToken ct)
    {
        CommandOrigin Asks() => new(Guid.NewGuid(), DemoAccounts.Ingrid.Id, Channel.CommandLine);
        foreach (var old in (await use.GetRequiredService<ITokenReader>().AllAsync(ct)).Where(token => token.Token.Name == Name && token.Token.RevokedAt is null))
            await use.GetRequiredService<RevokeToken>().RunAsync(Asks(), old.Token.Id, ct);
        var made = await use.GetRequiredService<CreateToken>().RunAsync(new(Asks(), Name, TokenScopes.Evaluate | TokenScopes.Ingest, 30), ct);
        return made.Value.Secret!;
    }
}
