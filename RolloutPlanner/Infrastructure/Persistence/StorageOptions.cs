namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>Section <c>Storage</c>: where the database file lies. A relative path counts from the content root.</summary>
internal sealed class StorageOptions
{
    public string Path { get; set; } = "data/rolloutplanner.db";
}
