using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Accounts;

/// <summary>Starts and ends the session of the browser that sent the current request.</summary>
public interface ISignIn
{
    /// <summary>One plain error for a wrong email and a wrong password. After five of them in a row that email waits 15 minutes, whether an account has it or not.</summary>
    Task<Result> SignInAsync(string email, string password, CancellationToken ct);

    /// <summary>Without a password. Refused unless this is a demo workspace and the account one of <see cref="DemoAccounts"/>.</summary>
    Task<Result> SignInToDemoAsync(UserId account, CancellationToken ct);

    /// <summary>Ends every session of this person, open pages included.</summary>
    Task SignOutAsync(CancellationToken ct);
}
