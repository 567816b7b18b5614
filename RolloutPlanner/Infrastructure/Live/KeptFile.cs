using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using RolloutPlanner.Infrastructure.Persistence;

namespace RolloutPlanner.Infrastructure.Live;

/// <summary>
/// What was last known, beside the database, for a start without it. The first line holds the format and the SHA-256 of the rest; written to another
/// name, flushed and renamed, so that there is always a whole one. A file that does not hash to what it says is refused.
/// </summary>
/// <param name="ending">What is put behind the name of the database.</param>
internal abstract class KeptFile<T>(IOptions<StorageOptions> storage, IHostEnvironment env, string ending, string format)
{
    public string Path { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(env.ContentRootPath, storage.Value.Path)) + ending;

    public bool Exists => File.Exists(Path);

    public void Write(T content)
    {
        var body = Encoding.UTF8.GetBytes(DomainJson.Write(content));
        var next = Path + ".next";
        using (var file = new FileStream(next, DatabaseFile.PrivateWrite(FileMode.Create)))
        {
            file.Write(Encoding.ASCII.GetBytes(Head(body)));
            file.Write(body);
            file.Flush(flushToDisk: true);
        }
        // Should the power fail before the folder is flushed, the one before is still there, whole.
        File.Move(next, Path, overwrite: true);
    }

    /// <summary>Throws <see cref="InvalidDataException"/> with a sentence when there is none or it cannot be trusted.</summary>
    public T Read()
    {
        try
        {
            var bytes = File.ReadAllBytes(Path);
            var end = bytes.AsSpan().IndexOf((byte)'\n') + 1;
            var body = bytes.AsSpan(end);
            if (end == 0 || !bytes.AsSpan(0, end).SequenceEqual(Encoding.ASCII.GetBytes(Head(body)))) throw new InvalidDataException($"{Path} is damaged or was changed; it is not used.");
            return DomainJson.Read<T>(Encoding.UTF8.GetString(body));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or ArgumentException)
        {
            throw new InvalidDataException($"{Path} cannot be read: {e.Message}", e);
        }
    }

    private string Head(ReadOnlySpan<byte> body) => $"{format} {Convert.ToHexStringLower(SHA256.HashData(body))}\n";
}
