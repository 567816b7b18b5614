namespace RolloutPlanner.Components.Services;

/// <summary>
/// What a page says about itself to the request that asked for it. Only the first drawing answers a request; on a live page nothing is left to say.
/// </summary>
public sealed class PageAnswer
{
    private Action? _missing;

    /// <summary>For the document that knows the request: <paramref name="missing"/> marks its answer as "not found".</summary>
    public void Bind(Action missing) => _missing = missing;

    /// <summary>What the address names is not here.</summary>
    public void Missing() => _missing?.Invoke();
}
