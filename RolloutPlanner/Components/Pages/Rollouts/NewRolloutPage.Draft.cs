using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Components.Editing;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Pages.Rollouts;

/// <summary>What was typed and made into nothing yet is kept in the browser, with the id of the command: whoever sends it again makes one rollout.</summary>
public sealed partial class NewRolloutPage
{
    private const string DraftKey = "new-rollout";
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);
    private LatestOnly? _keeping;
    private DateTimeOffset? _kept;
    private DateTimeOffset? _restored;
    private bool _leaving;
    private bool _decided;
    private ValueList<Error> _decisionErrors = [];
    private Guid _decisionId = Guid.NewGuid();

    [Inject] private KeptDrafts Drafts { get; set; } = null!;

    [Inject] private DeclineFlag Decline { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    /// <summary>"decide" opens the dialog that keeps a decision against a flag.</summary>
    [SupplyParameterFromQuery(Name = "do")] public string? Do { get; set; }

    protected override void OnInitialized() => _keeping = new(Clock);

    protected override void Disposed() => _keeping?.Dispose();

    private async Task FindDraftAsync()
    {
        var found = await Drafts.FindAsync(DraftKey);
        if (found is not null && NewRolloutModel.TryRead(found.Text) is { IsTouched: true } model) (_model, _restored, _kept) = (model, found.At, found.At);
        else _model = Empty();
        if (From is { Length: > 0 }) _model.Template = From;
    }

    private NewRolloutModel Empty() => new() { Owner = Me.Plans ? Me.Id.Value : "", TimeZone = Reader.Zone.Id };

    private Task KeepSoonAsync() => _keeping!.RunAsync(Quiet, _ => KeepAsync(), Leaving);

    private async Task KeepAsync()
    {
        if (_model.IsTouched) _kept = await Drafts.KeepAsync(DraftKey, _model.Write());
    }

    private async Task KeyAsync(KeyboardEventArgs key)
    {
        if (key.Key != "Escape" || !_model.IsTouched) return;
        await KeepAsync();
        _leaving = true;
    }

    private async Task StartAfreshAsync()
    {
        await Drafts.ForgetAsync(DraftKey);
        (_model, _kept, _restored, _leaving, _errors) = (Empty(), null, null, false, []);
        Navigation.NavigateTo(AddressOf(0));
    }

    private void OpenDecision()
    {
        (_decided, _decisionErrors, _decisionId) = (false, [], Guid.NewGuid());
        Navigation.NavigateTo(Urls.NewRolloutDecision);
    }

    private void CloseDecision() => Navigation.NavigateTo(AddressOf(0), replace: true);

    private async Task DecideAsync((string Feature, string Note) typed)
    {
        var kept = await Decline.RunAsync(Me.Asks(_decisionId), typed.Feature, _model.Answers, typed.Note, Leaving);
        (_decisionErrors, _decisionId) = (kept.Errors, Guid.NewGuid());
        if (kept.IsError) return;
        _decided = true;
        CloseDecision();
    }
}
