using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Accounts;

/// <summary>The first minutes of a workspace without accounts.</summary>
public interface ISetUp
{
    /// <summary>Whether the workspace waits for its first administrator.</summary>
    Task<bool> IsNeededAsync(CancellationToken ct);

    /// <summary>Makes the first administrator for whoever knows the code that the program printed. All problems at once, each with its field.</summary>
    Task<Result> RunAsync(Guid commandId, string code, string name, string email, string password, CancellationToken ct);
}
