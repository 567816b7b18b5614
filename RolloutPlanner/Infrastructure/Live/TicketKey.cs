using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Infrastructure.Persistence;

namespace RolloutPlanner.Infrastructure.Live;

/// <summary>The ticket key in a file beside the other keys, readable by the program's user only. Where it cannot be kept, one for this run.</summary>
internal sealed class TicketKey : ITicketKey
{
    private const int Length = 32;
    private readonly byte[] _bytes;

    public TicketKey(IOptions<StorageOptions> storage, IHostEnvironment env, ILogger<TicketKey> log)
    {
        var folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(Path.Combine(env.ContentRootPath, storage.Value.Path)))!, "keys");
        try
        {
            _bytes = ReadOrMake(Path.Combine(DatabaseFile.PrivateFolder(folder).FullName, "tickets.key"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("The key of event streams could not be kept ({Reason}); streams that are open will not outlive this run.", e.Message);
            _bytes = RandomNumberGenerator.GetBytes(Length);
        }
    }

    public ReadOnlySpan<byte> Bytes => _bytes;

    private static byte[] ReadOrMake(string path)
    {
        if (File.Exists(path) && File.ReadAllBytes(path) is { Length: Length } kept) return kept;
        var made = RandomNumberGenerator.GetBytes(Length);
        using var file = new FileStream(path, DatabaseFile.PrivateWrite(FileMode.Create));
        file.Write(made);
        return made;
    }
}
