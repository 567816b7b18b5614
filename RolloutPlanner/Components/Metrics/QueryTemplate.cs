using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Components.Metrics;

/// <summary>Queries to begin with. The names in them are examples; whoever uses it puts in their own.</summary>
public sealed record QueryTemplate(string Name, QueryKind Asks, string Unit)
{
    public string Value { get; init; } = "";

    public string People { get; init; } = "";

    public string Window { get; init; } = "";

    public string TreatmentPeople { get; init; } = "";

    public string TreatmentBad { get; init; } = "";

    public string ControlPeople { get; init; } = "";

    public string ControlBad { get; init; } = "";

    public string TreatmentBuckets { get; init; } = "";

    public string ControlBuckets { get; init; } = "";

    public string Edge { get; init; } = "";

    public static IReadOnlyList<QueryTemplate> All { get; } =
    [
        new("Error percentage", QueryKind.Number, "%")
        {
            Value = """100 * sum(rate(checkout_failed_total{flag="$flag",variant="on"}[5m])) / sum(rate(checkout_total{flag="$flag",variant="on"}[5m]))""",
            People = """sum(increase(checkout_people_total{flag="$flag",variant="on"}[5m]))""",
            Window = "5m",
        },
        new("Counts with and without", QueryKind.Counts, "%")
        {
            TreatmentPeople = """sum(checkout_people_total{flag="$flag",variant="on"})""",
            TreatmentBad = """sum(checkout_failed_people_total{flag="$flag",variant="on"})""",
            ControlPeople = """sum(checkout_people_total{flag="$flag",variant="off"})""",
            ControlBad = """sum(checkout_failed_people_total{flag="$flag",variant="off"})""",
        },
        new("Latency histogram", QueryKind.Latency, "%")
        {
            TreatmentBuckets = """sum by (le) (checkout_seconds_bucket{flag="$flag",variant="on"})""",
            ControlBuckets = """sum by (le) (checkout_seconds_bucket{flag="$flag",variant="off"})""",
            Edge = "0.5",
        },
    ];
}
