namespace RolloutPlanner.Domain.Evaluation;

/// <summary>Whether the stages of a plan reach one person, and from which on. Completing gives the feature to everybody whatever this says.</summary>
public abstract record Inclusion
{
    private Inclusion()
    {
    }

    /// <summary>The first stage with which this person has the feature, counted from 1; null where no stage gives it.</summary>
    public int? FirstStage => this switch
    {
        FromStage from => from.Stage,
        OptedIn => 1,
        _ => null,
    };

    /// <summary>In the cohort and share of this stage, and of none before it.</summary>
    public sealed record FromStage(int Stage) : Inclusion;

    /// <summary>On the opt-in list: with the first stage, whatever the cohorts say.</summary>
    public sealed record OptedIn : Inclusion;

    /// <summary>On the opt-out list, which is stronger than every stage.</summary>
    public sealed record OptedOut : Inclusion;

    /// <summary>In the cohort of a stage at least, but in the share of none.</summary>
    public sealed record OutsideShares : Inclusion;

    /// <summary>In the cohort of no stage.</summary>
    public sealed record InNoCohort : Inclusion;
}
