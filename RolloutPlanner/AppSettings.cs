using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;

namespace RolloutPlanner;

/// <summary>
/// Where the app finds its settings and its static files: beside the program, whatever the working directory is.
/// The one settings file lies at the root of the repository and travels with the build output.
/// Environment variables and command-line arguments still win over it.
/// </summary>
public static class AppSettings
{
    /// <summary>One for the whole process: each watches the folder by itself, and a system has few watchers to give.</summary>
    private static readonly PhysicalFileProvider Beside = new(AppContext.BaseDirectory);

    /// <summary>Options that keep the working directory as content root (the data lie there) and take published static files from beside the program.</summary>
    public static WebApplicationOptions Options(string[] args)
    {
        var published = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        return new() { Args = args, WebRootPath = Directory.Exists(published) ? published : null };
    }

    /// <summary>Points <c>appsettings.json</c> and <c>appsettings.{Environment}.json</c> at the program's own folder, in the place they had in the order of sources.</summary>
    public static WebApplicationBuilder AddSettings(this WebApplicationBuilder builder)
    {
        var sources = ((IConfigurationBuilder)builder.Configuration).Sources;
        for (var i = 0; i < sources.Count; i++)
        {
            if (sources[i] is not JsonConfigurationSource { Path: { } path } json || !path.StartsWith("appsettings", StringComparison.Ordinal)) continue;
            sources[i] = new JsonConfigurationSource
            {
                Path = path,
                Optional = path != "appsettings.json",
                ReloadOnChange = json.ReloadOnChange,
                FileProvider = Beside,
            };
        }

        // A no-op once published; before that it lets the build output serve its files in every environment, not only in Development.
        builder.WebHost.UseStaticWebAssets();
        return builder;
    }
}
