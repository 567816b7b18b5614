using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Imports;

/// <summary>Reads a file of flagd or Unleash: at most 1 MiB of JSON, 128 deep, in which no name comes twice in one object.</summary>
public static class FlagFile
{
    public const int MaxBytes = 1024 * 1024;
    private const int MaxDepth = 128;

    /// <param name="isTaken">Whether a cohort of that key exists.</param>
    public static Result<ImportedFlags> Read(string text, Func<string, bool> isTaken)
    {
        if (string.IsNullOrWhiteSpace(text)) return Invalid("Choose a file, or paste its text.");
        if (Encoding.UTF8.GetByteCount(text) > MaxBytes) return Invalid(string.Create(CultureInfo.InvariantCulture, $"The file has more than {MaxBytes / 1024:N0} KB."));
        if (PlainText.HalfCharacter(text) is { } half) return Invalid($"The file holds half a character at position {half + 1}.");
        try
        {
            var root = JsonNode.Parse(text, null, new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false });
            return root switch
            {
                JsonObject file when file["flags"] is JsonObject flags => FlagdFile.Read(file, flags, isTaken),
                JsonObject file when file["features"] is JsonArray features => UnleashFile.Read(file, features, isTaken),
                _ => Invalid("This is no file of flagd (with \u201Cflags\u201D) or of Unleash (with \u201Cfeatures\u201D)."),
            };
        }
        catch (JsonException fault)
        {
            var line = fault.LineNumber is { } number ? string.Create(CultureInfo.InvariantCulture, $" in line {number + 1}") : "";
            return Invalid($"This is not the JSON that is wanted{line}: it has to be well formed, at most {MaxDepth} deep, and may name nothing twice in one object.");
        }
    }

    private static Error Invalid(string sentence) => Error.Invalid("import.file", sentence, "file");
}
