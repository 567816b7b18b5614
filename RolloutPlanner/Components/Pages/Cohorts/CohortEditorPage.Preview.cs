using Microsoft.AspNetCore.Components;
using RolloutPlanner.Application.Cohorts;
using RolloutPlanner.Components.Cohorts;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Pages.Cohorts;

/// <summary>The part of the page that counts and tests people while somebody types.</summary>
public sealed partial class CohortEditorPage
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(400);
    private LatestOnly _previewing = null!;
    private CohortPreview? _preview;
    private PersonTest? _test;
    private string? _tested;
    private int _offset;

    [Inject] private PreviewCohort Preview { get; set; } = null!;

    [Inject] private TestPerson TestPerson { get; set; } = null!;

    /// <summary>Refusals of the last save, or else of what stands there now.</summary>
    private IReadOnlyList<Error> FieldErrors => _errors.Count > 0 ? _errors : _touched && _preview is { } preview ? preview.Errors : [];

    /// <summary>How many people are left after each of the outermost rules.</summary>
    private IReadOnlyList<string?> Kept => _preview is { Errors.Count: 0, ImportedAt: not null, Funnel.Count: > 1 } preview && Form is { IsBare: false }
        ? [.. preview.Funnel.Skip(1).Select(step => Words.Number(step.People))]
        : [];

    /// <summary>The attributes that the rule asks for, in its order.</summary>
    private IReadOnlyList<string> Asked => Form is { IsList: false } form ? [.. AttributesOf(form.Root).Distinct()] : [];

    protected override void OnInitialized() => _previewing = new(Clock);

    private static IEnumerable<string> AttributesOf(RuleNode node) => node.IsGroup ? node.Rules.SelectMany(AttributesOf) : node.Attribute is { Length: > 0 } name ? [name] : [];

    private Task PreviewAsync(TimeSpan quiet) => _previewing.RunAsync(quiet, async ct =>
    {
        if (Form?.ToDocument() is not { } document) return;
        // Off the circuit's thread: counting many people must not hold up typing.
        var (preview, offset) = (Preview, _offset);
        var counted = await Task.Run(() => preview.RunAsync(document, offset, ct), ct);
        ct.ThrowIfCancellationRequested();
        _preview = counted;
        if (_tested is { } who) _test = await TestPerson.RunAsync(document, who, ct);
        StateHasChanged();
    }, Leaving);

    private Task AnotherAsync()
    {
        _offset += 5;
        return PreviewAsync(TimeSpan.Zero);
    }

    private async Task TestAsync(string who)
    {
        if (CohortKey.Parse(Key, "key").TryGet(out var key) && Test != who) Navigation.NavigateTo(Urls.CohortTest(key, who), replace: true);
        await TestNowAsync(who);
    }

    private async Task TestNowAsync(string who)
    {
        if (Form is not { } form) return;
        _tested = who;
        _test = await TestPerson.RunAsync(form.ToDocument(), who, Leaving);
    }
}
