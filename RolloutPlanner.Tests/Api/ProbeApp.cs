using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Api;

/// <summary>The app with one endpoint for each scope, <c>/api/probe/read</c> and so on, that answers who asks; and everything that it logs, at every level.</summary>
public sealed class ProbeApp : IAsyncLifetime, IAsyncDisposable
{
    private readonly TestApp _plain = new();
    private readonly WebApplicationFactory<Program> _app;
    private readonly HeardLog _log = new();

    /// <summary>For tests that share one: its limits are out of their way.</summary>
    public ProbeApp() : this(("Limits:PerAddress:Burst", "100000"))
    {
    }

    internal ProbeApp(params (string Name, string Value)[] settings) => _app = _plain.WithWebHostBuilder(builder =>
    {
        foreach (var (name, value) in settings) builder.UseSetting(name, value);
        foreach (var category in (string[])["Default", "Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore"]) builder.UseSetting($"Logging:LogLevel:{category}", "Trace");
        builder.ConfigureLogging(logging => logging.AddProvider(_log));
        builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter>(new Probes()));
    });

    public FakeTime Time => _plain.Time;

    public string Log => _log.Text;

    public HttpClient Browser() => _app.CreateClient(new() { AllowAutoRedirect = false });

    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    public async Task<NewToken> AddTokenAsync(TokenScopes scopes, int days = 90)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<CreateToken>().RunAsync(new(By.Ingrid.Asks(), "CI", scopes, days), default);
        await Get<Infrastructure.Identity.TokenCheck>().ReloadAsync(default);
        return made.Value;
    }

    public async Task RevokeAsync(NewToken made)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RevokeToken>().RunAsync(By.Ingrid.Asks(), made.Token.Id, default);
    }

    /// <summary>Asks an endpoint with these headers.</summary>
    public async Task<(int Status, string Body, HttpResponseMessage Answer)> AskAsync(string path, params (string Name, string Value)[] headers)
    {
        using var client = Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        var answer = await client.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer);
    }

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _plain.DisposeAsync();
    }

    private sealed class Probes : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Map("/api/probe", branch =>
            {
                branch.UsePathBase("/");
                branch.UseRouting();
                branch.UseAuthentication();
                branch.UseAuthorization();
                branch.UseEndpoints(endpoints =>
                {
                    foreach (var policy in ScopePolicies.Allowed.Keys)
                        endpoints.MapGet("/" + policy[(policy.IndexOf('.') + 1)..].ToLowerInvariant(), (HttpContext http) => $"{http.User.AccountId()} {http.User.Identity?.Name} {http.User.AccountRoles()}").RequireAuthorization(policy);
                });
            });
            next(app);
        };
    }

    private sealed class HeardLog : ILoggerProvider, ILogger
    {
        private readonly System.Text.StringBuilder _text = new();

        public string Text
        {
            get { lock (_text) return _text.ToString(); }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            lock (_text) _text.AppendLine(state.ToString());
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_text) _text.AppendLine(formatter(state, exception)).AppendLine(exception?.ToString());
        }

        public void Dispose()
        {
        }
    }
}
