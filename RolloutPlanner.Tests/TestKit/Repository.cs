namespace RolloutPlanner.Tests.TestKit;

/// <summary>The folder that holds the solution, found upwards from the test's own output.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "RolloutPlanner.sln"))) return folder.FullName;
        }
        throw new InvalidOperationException($"No RolloutPlanner.sln above {AppContext.BaseDirectory}.");
    }
}
