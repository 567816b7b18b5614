using Microsoft.Data.Sqlite;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>The database file: only the user that runs the program may read it.</summary>
internal static class DatabaseFile
{
    public static string ConnectionString(string path) => new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 5, ForeignKeys = true }.ToString();

    /// <summary>Makes the folder (0700) and an empty file (0600) where there is none. SQLite gives its side files the rights of the main file.</summary>
    public static void Prepare(string path)
    {
        PrivateFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        if (OperatingSystem.IsWindows() || File.Exists(path)) return;
        using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        file.Flush(flushToDisk: true);
    }

    /// <summary>Makes the folder where there is none.</summary>
    public static DirectoryInfo PrivateFolder(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
