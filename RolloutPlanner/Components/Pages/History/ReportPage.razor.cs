using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using RolloutPlanner.Application.Audit;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Pages.History;

/// <summary>The filtered history to read on paper. Drawn once, as a plain answer: opening it is an export, and becomes an entry.</summary>
public sealed partial class ReportPage
{
    private readonly List<HistoryEntry> _entries = [];
    private CurrentPerson _me = CurrentPerson.Nobody;
    private HistoryNames _names = HistoryNames.Keys;
    private ValueList<Error> _errors = [];
    private IReadOnlyList<KeyValuePair<string, string>> _filters = [];
    private ReaderClock _clock = ReaderClock.Utc(default);
    private long _upTo;

    [Inject] private ExportHistory Export { get; set; } = null!;

    [Inject] private ShowHistory History { get; set; } = null!;

    [Inject] private IHistoryQuery Entries { get; set; } = null!;

    [Inject] private TimeProvider Time { get; set; } = null!;

    [CascadingParameter] private Task<AuthenticationState>? Who { get; set; }

    [SupplyParameterFromQuery(Name = "rollout")] public string? Rollout { get; set; }

    [SupplyParameterFromQuery(Name = "person")] public string? Person { get; set; }

    [SupplyParameterFromQuery(Name = "kind")] public string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "from")] public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")] public string? To { get; set; }

    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "zone")] public string? Zone { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Who is not null) _me = CurrentPerson.From((await Who).User);
        _clock = ReaderClock.Utc(Time.GetUtcNow());
        var filter = new HistoryQuestion(Rollout, Person, Kind, From, To, Text, Zone).ToFilter();
        if (filter.IsError)
        {
            _errors = filter.Errors;
            return;
        }
        var asked = await Export.RunAsync(_me.Asks(Guid.NewGuid()), filter.Value, ExportFormat.Report, CancellationToken.None);
        if (!asked.TryGet(out var exported))
        {
            _errors = asked.Errors;
            return;
        }
        _names = (await History.RunAsync(new(PageSize: 1), new(), null, CancellationToken.None)).Names;
        _upTo = exported.Filter.UpTo ?? 0;
        _filters = Said(exported.Filter);
        await foreach (var entry in Entries.StreamAsync(exported.Filter, CancellationToken.None)) _entries.Add(entry);
    }

    private IReadOnlyList<KeyValuePair<string, string>> Said(HistoryFilter filter)
    {
        (string Label, string? Value)[] parts =
        [
            ("Rollout", filter.Rollout is { } rollout ? _names.Rollout(rollout.Value) : "All"),
            ("Person", filter.Person is { } person ? _names.Person(person.Value) : "Anyone"),
            ("Kind", filter.Kind is { } kind ? HistoryWords.Kind(kind) : "All"),
            ("Days", Days(filter)),
            ("Search", filter.Text),
        ];
        return [.. parts.Where(part => part.Value is not null).Select(part => KeyValuePair.Create(part.Label, part.Value!))];
    }

    private string Days(HistoryFilter filter) => (filter.From, filter.To) switch
    {
        (null, null) => "All",
        ({ } from, null) => $"From {_clock.Exact(from)}",
        (null, { } to) => $"Before {_clock.Exact(to)}",
        ({ } from, { } to) => $"From {_clock.Exact(from)} to before {_clock.Exact(to)}",
    };
}
