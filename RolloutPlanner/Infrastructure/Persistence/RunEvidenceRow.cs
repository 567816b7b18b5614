namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>What a run had gathered by its reading number <see cref="Seq"/>. It can always be made again from the readings.</summary>
internal sealed class RunEvidenceRow
{
    public required string RolloutKey { get; init; }

    public required int Run { get; init; }

    /// <summary>The last reading that is in it.</summary>
    public int Seq { get; set; }

    public string State { get; set; } = "";
}
