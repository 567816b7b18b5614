using Microsoft.Extensions.Options;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Infrastructure.Live;
using RolloutPlanner.Infrastructure.Persistence;

namespace RolloutPlanner.Infrastructure.Identity;

/// <summary>One token as it was last read.</summary>
/// <param name="Hash">SHA-256 of its whole text, which cannot be found from it.</param>
internal sealed record KeptToken(ApiToken Token, ValueList<byte> Hash, bool IsShutOut);

/// <summary>The tokens that were last known, so that a start without the database still knows who may ask.</summary>
internal sealed class TokenFile(IOptions<StorageOptions> storage, IHostEnvironment env) : KeptFile<ValueList<KeptToken>>(storage, env, ".tokens", "rp-tokens-v1");
