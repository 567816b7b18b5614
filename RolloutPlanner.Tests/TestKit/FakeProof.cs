using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Tests.TestKit;

/// <summary>Everybody has the same password, or none.</summary>
internal sealed class FakeProof : IIdentityProof
{
    public static Error Wrong { get; } = Error.Refused("sign-in.wrong", "This password is not right.", "password");

    /// <summary>Null: signing in was proof enough.</summary>
    public string? Password { get; set; }

    public Task<bool> NeedsPasswordAsync(UserId account, CancellationToken ct) => Task.FromResult(Password is not null);

    public Task<Result> ProveAsync(UserId account, string password, CancellationToken ct) => Task.FromResult(Password is null || password == Password ? Result.Success : Wrong);
}
