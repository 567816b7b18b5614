namespace RolloutPlanner.Infrastructure.Metrics;

/// <summary>A target that this program does not ask. The message is a sentence for people and names no address.</summary>
internal sealed class OutgoingRefusedException(string message) : IOException(message);
