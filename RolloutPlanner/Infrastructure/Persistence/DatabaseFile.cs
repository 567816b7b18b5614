using Microsoft.Data.Sqlite;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>The database file: only the user that runs the program may read it.</summary>
internal static class DatabaseFile
{
    /// <summary>Never makes a file: one that was taken away must be missed, not replaced by an empty one.</summary>
    public static string ConnectionString(string path) =>
        new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 5, ForeignKeys = true, Mode = SqliteOpenMode.ReadWrite }.ToString();

    /// <summary>Makes the folder (0700) and an empty file (0600) where there is none. SQLite gives its side files the rights of the main file.</summary>
    public static void Prepare(string path)
    {
        PrivateFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        if (File.Exists(path)) return;
        using var file = new FileStream(path, PrivateWrite(FileMode.CreateNew));
        file.Flush(flushToDisk: true);
    }

    /// <summary>For writing a file that only the user that runs the program may read.</summary>
    public static FileStreamOptions PrivateWrite(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    /// <summary>Makes the folder where there is none.</summary>
    public static DirectoryInfo PrivateFolder(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
