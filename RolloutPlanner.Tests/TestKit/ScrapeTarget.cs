using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RolloutPlanner.Tests.TestKit;

/// <summary>A small program that shows its numbers to whoever scrapes it. The test moves them.</summary>
public sealed class ScrapeTarget : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, decimal> _numbers = new(StringComparer.Ordinal);
    private readonly List<(int Due, TaskCompletionSource Done)> _waiting = [];
    private int _scrapes;

    private ScrapeTarget(WebApplication app) => _app = app;

    /// <summary>Where it listens, such as <c>127.0.0.1:40123</c>.</summary>
    public string HostAndPort => new Uri(_app.Urls.Single()).Authority;

    public static async Task<ScrapeTarget> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var target = new ScrapeTarget(builder.Build());
        target._app.Run(context => context.Response.WriteAsync(target.Scrape()));
        await target._app.StartAsync();
        return target;
    }

    /// <param name="series">As it is exposed, such as <c>people_total{arm="treatment"}</c>.</param>
    public void Set(string series, decimal value)
    {
        lock (_lock) _numbers[series] = value;
    }

    public void Add(string series, decimal by)
    {
        lock (_lock) _numbers[series] = _numbers.GetValueOrDefault(series) + by;
    }

    public void Remove(string series)
    {
        lock (_lock) _numbers.Remove(series);
    }

    /// <summary>
    /// Ends when everything that was set before is scraped and kept: a scraper keeps what one look brought before it looks again, so the look after the
    /// next one is the sign.
    /// </summary>
    public Task ScrapedAsync()
    {
        lock (_lock)
        {
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((_scrapes + 2, done));
            return done.Task.WaitAsync(TimeSpan.FromMinutes(2));
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private string Scrape()
    {
        lock (_lock)
        {
            _scrapes++;
            foreach (var (_, done) in _waiting.Where(one => one.Due <= _scrapes)) done.TrySetResult();
            _waiting.RemoveAll(one => one.Due <= _scrapes);
            return string.Concat(_numbers.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key} {one.Value}\n")));
        }
    }
}
