using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace RolloutPlanner.Infrastructure.Identity;

/// <summary>A hash that no password fits, to be checked where there is no account, so that the answer takes as long.</summary>
internal sealed class DummyPassword(IPasswordHasher<Account> hasher)
{
    public string Hash { get; } = hasher.HashPassword(new(), RandomNumberGenerator.GetHexString(64));
}
