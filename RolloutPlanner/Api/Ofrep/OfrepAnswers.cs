using RolloutPlanner.Application.Evaluation;
using RolloutPlanner.Application.Ports;

namespace RolloutPlanner.Api.Ofrep;

/// <summary>Hands out the present snapshot, rendered once.</summary>
internal sealed class OfrepAnswers(ISnapshots snapshots, ExposureCounts exposures)
{
    private volatile RenderedSnapshot? _rendered;

    /// <summary>Null while there is nothing to answer from.</summary>
    public RenderedSnapshot? Current
    {
        get
        {
            if (snapshots.Current is not { } state) return null;
            var rendered = _rendered;
            // Two threads may render the same one; whichever is kept answers the same.
            return ReferenceEquals(rendered?.State, state) ? rendered : _rendered = new(state, rendered, exposures);
        }
    }
}
