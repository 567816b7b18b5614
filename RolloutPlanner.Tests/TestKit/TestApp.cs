using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using RolloutPlanner.Infrastructure.Persistence;

namespace RolloutPlanner.Tests.TestKit;

/// <summary>The whole app in memory, with a database file of its own and a clock that the test moves.</summary>
public sealed partial class TestApp : WebApplicationFactory<Program>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rp-").FullName;
    private readonly string _environment;
    private readonly bool _demo;
    private readonly (string Name, string Value)[] _settings;

    /// <summary>A demo workspace unless told otherwise.</summary>
    /// <param name="settings">As configuration names them, such as <c>Ofrep:AllowedOrigins:0</c>.</param>
    public TestApp(string environment = "Development", bool demo = true, params (string Name, string Value)[] settings) =>
        (_environment, _demo, _settings) = (environment, demo, settings);

    public FakeTime Time { get; } = new();

    /// <summary>The database that this app writes to.</summary>
    public string ConnectionString => DatabaseFile.ConnectionString(File);

    private string File => Path.Combine(_folder, "rp.db");

    /// <summary>A browser: keeps cookies, does not follow redirects.</summary>
    public HttpClient Browser() => CreateClient(new() { AllowAutoRedirect = false });

    /// <summary>Opens a page, fills in the form that posts to <paramref name="action"/> (null: the page itself) and sends it.</summary>
    public static async Task<HttpResponseMessage> SubmitAsync(HttpClient browser, string page, string? action, params (string Name, string Value)[] fields)
    {
        var html = await browser.GetStringAsync(page);
        var form = Form().Matches(html).Select(match => match.Value).First(text => action is null ? text.Contains("name=\"_handler\"") : text.Contains($"action=\"{action}\""));
        var values = Input().Matches(form)
            .Select(match => (Name: Attribute(match.Value, "name"), Value: WebUtility.HtmlDecode(Attribute(match.Value, "value"))))
            .Where(input => input.Name.Length > 0)
            .ToDictionary(input => input.Name, input => input.Value);
        foreach (var (name, value) in fields) values[name] = value;
        return await browser.PostAsync(action ?? page, new FormUrlEncodedContent(values));
    }

    public static Task<HttpResponseMessage> SignInAsync(HttpClient browser, string email, string password, string page = "/sign-in") =>
        SubmitAsync(browser, page, null, ("Email", email), ("Password", password));

    public static Task<HttpResponseMessage> SignInToDemoAsync(HttpClient browser, string account) =>
        SubmitAsync(browser, "/sign-in", "/account/demo-sign-in", ("account", account));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(_environment);
        builder.UseSetting("Storage:Path", File);
        builder.UseSetting("Demo:Enabled", _demo.ToString());
        builder.UseSetting("Demo:Traffic", "false");
        builder.UseSetting("Gates:Run", "false"); // what a test plays must not be judged behind its back
        foreach (var (name, value) in _settings) builder.UseSetting(name, value);
        builder.ConfigureServices(services => services.AddSingleton<TimeProvider>(Time));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing || !Directory.Exists(_folder)) return;
        using (var connection = new SqliteConnection(DatabaseFile.ConnectionString(File))) SqliteConnection.ClearPool(connection);
        Directory.Delete(_folder, recursive: true);
    }

    private static string Attribute(string tag, string name) => Regex.Match(tag, $" {name}=\"([^\"]*)\"").Groups[1].Value;

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Input();
}
