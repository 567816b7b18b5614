using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Tests.TestKit;

/// <summary>Rollouts brought into a state by a program, with a person where only a person may.</summary>
internal static class ApiStory
{
    /// <summary>5 %, 20 % and all of everybody; each stage has one trigger and asks for one approval.</summary>
    public static object Plan(int approvals = 1) => new
    {
        name = "New checkout",
        owner = By.Maya.Id.Value,
        engineeringLead = By.Tom.Id.Value,
        rollbackOwner = By.Maya.Id.Value,
        stages = new[] { Stage("First share", 5, approvals), Stage("Second share", 20, approvals), Stage("Everybody", 100, approvals) },
    };

    public static object Stage(string name, int share, int approvals) => new
    {
        name,
        audience = "everybody",
        share,
        soakHours = 0,
        gate = new
        {
            criteria = new[] { new { id = "errors", hook = "payment-errors", role = "rollbackTrigger", comparison = "atMost", limit = 1.5m, minimumSample = 10 } },
            approvalsNeeded = approvals,
        },
    };

    /// <summary>The hook that the plan needs, seen to deliver; made once.</summary>
    public static async Task AddHookAsync(this ApiCaller api)
    {
        var made = await api.PostAsync("hooks", new { key = "payment-errors", name = "Payment errors", unit = "%", source = "Grafana" });
        if (made.Status == 409) return;
        made.Worked();
        (await api.PostAsync("hooks/payment-errors/readings", new { value = 0.4, source = "Grafana" })).Worked();
    }

    public static async Task<ApiAnswer> AddDraftAsync(this ApiCaller api, string key, int approvals = 1)
    {
        await api.AddHookAsync();
        return (await api.PostAsync("rollouts", new { flag = new { key }, plan = Plan(approvals) })).Worked();
    }

    public static async Task<ApiAnswer> SubmitAsync(this ApiCaller api, string key, long seen)
    {
        var check = (await api.PostAsync($"rollouts/{key}/check", Plan())).Worked();
        var warnings = check["findings"].EnumerateArray().Select(finding => finding.GetProperty("id").GetString()).ToList();
        return (await api.PostAsync($"rollouts/{key}/submit", new { acknowledged = warnings, comment = "Ready" }, seen)).Worked();
    }

    public static Task SignAsync(this ApiApp app, string key, Actor? by = null) => app.AsPersonAsync<SignOffPlan>(key, (sign, state) =>
        sign.RunAsync(new((by ?? By.Tom).Asks(), state.Key, state.Version), state.UnderReview!.Hash, "Fine", default));

    /// <summary>Signed by Tom, not started.</summary>
    public static async Task<long> AddApprovedAsync(this ApiApp app, ApiCaller api, string key, int approvals = 1)
    {
        var draft = await api.AddDraftAsync(key, approvals);
        await api.SubmitAsync(key, draft.Version);
        await app.SignAsync(key);
        return (await api.GetAsync($"rollouts/{key}")).Worked().Version;
    }

    /// <summary>In its first stage.</summary>
    public static async Task<long> AddRunningAsync(this ApiApp app, ApiCaller api, string key, int approvals = 1) =>
        (await api.PostAsync($"rollouts/{key}/start", seen: await app.AddApprovedAsync(api, key, approvals))).Worked().Version;

    public static async Task<long> MeasureAsync(this ApiCaller api, string key, decimal value) =>
        (await api.PostAsync($"rollouts/{key}/measurements", new { hook = "payment-errors", value, sampleSize = 500, source = "Grafana" })).Worked().Version;

    /// <summary>Tom approves the next step, on the evidence of now.</summary>
    public static async Task ApproveAsync(this ApiApp app, string key) => await app.AsPersonAsync<ApproveGate>(key, async (approve, state) =>
    {
        using var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateScope(app.Services);
        var show = (ShowRollout)scope.ServiceProvider.GetService(typeof(ShowRollout))!;
        var view = (await show.RunAsync(state.Key, default))!;
        return await approve.RunAsync(new(By.Tom.Asks(), state.Key, state.Version), state.CurrentStage + 1, view.Gate!.Digest, "Numbers look fine", default);
    });
}
