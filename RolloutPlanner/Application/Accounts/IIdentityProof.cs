using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Accounts;

/// <summary>Asks a signed-in person once more who they are, before something that would outlive a borrowed screen.</summary>
public interface IIdentityProof
{
    /// <summary>False where signing in was proof enough: for the accounts of a demo workspace, which have no password.</summary>
    Task<bool> NeedsPasswordAsync(UserId account, CancellationToken ct);

    /// <summary>Wrong passwords count as at the sign-in, so that a borrowed screen is no place to guess one. Errors name <c>password</c>.</summary>
    Task<Result> ProveAsync(UserId account, string password, CancellationToken ct);
}
