using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>One command that had its effect, and the answer to give when it is sent again.</summary>
internal sealed class CommandRow
{
    public required string PrincipalId { get; init; }

    public required Guid Key { get; init; }

    public required string Name { get; init; }

    public required string Fingerprint { get; init; }

    public required Channel Channel { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string AnswerSubject { get; set; } = "";

    public long AnswerVersion { get; set; }
}
