using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Cohorts;

namespace RolloutPlanner.Application.Cohorts;

/// <summary>Says whether one person of the directory belongs to a cohort, saved or not, with every condition on the way.</summary>
public sealed class TestPerson(ICohortReader cohorts, IPeopleDirectory people, TimeProvider clock)
{
    /// <param name="who">An id, or a name; the id wins, then the exact name, then the first name that holds the text.</param>
    public async Task<PersonTest> RunAsync(CohortDocument document, string who, CancellationToken ct)
    {
        var compiled = PreviewCohort.Compile(document, await cohorts.CatalogAsync(ct));
        if (compiled.IsError) return new(compiled.Errors, null, false, null);
        if (Find(await people.CurrentAsync(ct), who.Trim()) is not { } person) return new([], null, false, null);
        var why = compiled.Value.Explain(person.ContextAt(clock.GetUtcNow()));
        return new([], person, why.Outcome is Domain.Targeting.Outcome.True, why);
    }

    private static DirectoryPerson? Find(PeopleDirectory directory, string who) => who.Length == 0
        ? null
        : directory.People.FirstOrDefault(person => person.Key.Value == who)
            ?? directory.People.FirstOrDefault(person => person.Name.Equals(who, StringComparison.OrdinalIgnoreCase))
            ?? directory.People.FirstOrDefault(person => person.Name.Contains(who, StringComparison.OrdinalIgnoreCase));
}
