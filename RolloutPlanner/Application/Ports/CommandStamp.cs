using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Ports;

/// <summary>
/// One intent of one person. The same <paramref name="Id"/> from the same person has one effect and always the same answer.
/// <paramref name="Fingerprint"/> is a hash of what was asked (see <see cref="Ports.Fingerprint"/>), so the same id with another wish is refused.
/// </summary>
public sealed record CommandStamp(Guid Id, UserId By, Channel Channel, string Name, string Fingerprint);
