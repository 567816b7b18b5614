using Microsoft.AspNetCore.Components;
using RolloutPlanner.Application.Cohorts;
using RolloutPlanner.Components.Cohorts;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Pages.Cohorts;

/// <summary>The part of the page that counts and tests people while somebody types.</summary>
public sealed partial class CohortEditorPage
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(400);
    private static readonly IReadOnlyDictionary<Guid, RuleCount> Uncounted = new Dictionary<Guid, RuleCount>();
    private LatestOnly _previewing = null!;
    private CohortPreview? _preview;
    private IReadOnlyDictionary<Guid, RuleCount> _counts = Uncounted;
    private PersonTest? _test;
    private string? _tested;
    private int _offset;

    [Inject] private PreviewCohort Preview { get; set; } = null!;

    [Inject] private TestPerson TestPerson { get; set; } = null!;

    /// <summary>Refusals of the last save, or else of what stands there now.</summary>
    private IReadOnlyList<Error> FieldErrors => _errors.Count > 0 ? _errors : _touched && _preview is { } preview ? preview.Errors : [];

    /// <summary>The attributes that the rule asks for, in its order.</summary>
    private IReadOnlyList<string> Asked => Form is { IsList: false } form ? [.. Nodes(form.Root).Select(node => node.Attribute).OfType<string>().Where(name => name.Length > 0).Distinct()] : [];

    protected override void OnInitialized() => _previewing = new(Clock);

    /// <summary>The rule and everything in it, outermost first: the order of <see cref="RuleCount.All"/>.</summary>
    private static IEnumerable<RuleNode> Nodes(RuleNode node) => node.Rules.SelectMany(Nodes).Prepend(node);

    private Task PreviewAsync(TimeSpan quiet) => _previewing.RunAsync(quiet, async ct =>
    {
        if (Form is not { } form) return;
        if (_touched && _keptAt is null) await KeepAsync(form);
        var document = form.ToDocument();
        // A rule that moves while people are counted keeps its own number.
        Guid[] nodes = form.IsList ? [] : [.. Nodes(form.IsBare ? form.Root.Rules[0] : form.Root).Select(node => node.Id)];
        var (preview, request) = (Preview, new PreviewRequest(document, _offset, (_theirs ?? _stored)?.Definition, _uses.Draw));
        // Off the circuit's thread: counting many people must not hold up typing.
        var counted = await Task.Run(() => preview.RunAsync(request, ct), ct);
        ct.ThrowIfCancellationRequested();
        _preview = counted;
        _counts = counted.Counts is { } counts ? nodes.Zip(counts.All).ToDictionary(pair => pair.First, pair => pair.Second) : Uncounted;
        if (_tested is { } who) _test = await TestPerson.RunAsync(StoredKey, document, who, ct);
        StateHasChanged();
    }, Leaving);

    private Task AnotherAsync()
    {
        _offset += 5;
        return PreviewAsync(TimeSpan.Zero);
    }

    private async Task TestAsync(string who)
    {
        if (StoredKey is { } key && Test != who) Navigation.NavigateTo(Urls.CohortTest(key, who), replace: true);
        await TestNowAsync(who);
    }

    private async Task TestNowAsync(string who)
    {
        if (Form is not { } form) return;
        _tested = who;
        _test = await TestPerson.RunAsync(StoredKey, form.ToDocument(), who, Leaving);
    }
}
