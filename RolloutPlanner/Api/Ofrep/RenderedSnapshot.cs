using System.Collections.Frozen;
using RolloutPlanner.Application.Evaluation;
using RolloutPlanner.Application.Ports;

namespace RolloutPlanner.Api.Ofrep;

/// <summary>A snapshot with its flags ready to be written.</summary>
internal sealed class RenderedSnapshot
{
    private readonly FrozenDictionary<string, RenderedFlag> _byKey;

    /// <param name="before">What was rendered before; flags that did not change are taken over from it.</param>
    public RenderedSnapshot(ServingState state, RenderedSnapshot? before, ExposureCounts exposures)
    {
        State = state;
        Flags = [.. state.Snapshot.Flags.Select(flag => before?.Find(flag.Key.Value) is { } old && ReferenceEquals(old.Flag, flag) && old.IsStale == state.IsStale
            ? old
            : new RenderedFlag(flag, state.IsStale, exposures.TallyOf(flag.Key)))];
        _byKey = Flags.ToFrozenDictionary(flag => flag.Flag.Key.Value, StringComparer.Ordinal);
    }

    public ServingState State { get; }

    /// <summary>In ordinal order of their keys.</summary>
    public RenderedFlag[] Flags { get; }

    public RenderedFlag? Find(string key) => _byKey.GetValueOrDefault(key);
}
