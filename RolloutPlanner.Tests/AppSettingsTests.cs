using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests;

public class AppSettingsTests
{
    [Fact]
    public void Settings_ReadFromAnyFolder_AreThoseOfTheFileAtTheRoot()
    {
        var root = new ConfigurationBuilder().AddJsonFile(Repository.File("appsettings.json")).Build();

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = Path.GetTempPath() }).AddSettings();

        var expected = root.AsEnumerable().Where(entry => entry.Value is not null).OrderBy(entry => entry.Key);
        Assert.All(expected, entry => Assert.Equal(entry.Value, builder.Configuration[entry.Key]));
        Assert.Equal("Fernhill", builder.Configuration["Workspace:Name"]);
    }

    [Fact]
    public void Settings_NamedOnTheCommandLine_WinOverTheFile()
    {
        var builder = WebApplication.CreateBuilder(AppSettings.Options(["--Workspace:Name=Otherwise"])).AddSettings();

        Assert.Equal("Otherwise", builder.Configuration["Workspace:Name"]);
    }

    [Fact]
    public void Settings_InTheRepository_AreOneFileAtTheRoot()
    {
        var found = Directory.EnumerateFiles(Repository.Root, "appsettings*.json", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "artifacts"));

        Assert.Equal(["appsettings.json"], found);
    }
}
