using System.ComponentModel;

namespace RolloutPlanner.Api.V1.Contracts;

/// <summary>What a change answers: the thing that was changed and the version it has now. The same for every repetition with the same key.</summary>
public sealed record ReceiptJson(string Key, [property: Description("Also the ETag of the answer, as \"v7\".")] long Version);
