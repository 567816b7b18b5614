using Microsoft.AspNetCore.Components;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Pages.Rollouts;

/// <summary>
/// What has to be in place before the start, with its evidence and its signatures. Which dialog is open stands in the address; a signature stands
/// under the check as it was when the dialog was opened.
/// </summary>
public sealed partial class ReadinessPage
{
    private SignedCheck? _asked;
    private string? _shown;
    private long _seenVersion;
    private Guid _command;
    private IReadOnlyList<Error> _errors = [];
    private string _said = "";

    /// <summary>The dialog that is open: <c>sign</c>, <c>withdraw</c> or <c>note</c>.</summary>
    [SupplyParameterFromQuery(Name = "do")] public string? What { get; set; }

    /// <summary>The check that the dialog is about.</summary>
    [SupplyParameterFromQuery(Name = "check")] public string? Check { get; set; }

    [Inject] private SignReadinessCheck Signs { get; set; } = null!;

    [Inject] private WithdrawReadiness Withdraws { get; set; } = null!;

    [Inject] private NoteReadiness Notes { get; set; } = null!;

    protected override string Tab => "readiness";

    private RolloutView? View => Loaded is Load<RolloutView>.Here { Value: var view } ? view : null;

    protected override async Task OnParametersSetAsync()
    {
        await base.OnParametersSetAsync();
        var asked = $"{What}:{Check}";
        if (asked == _shown || View is not { } view) return;
        (_shown, _asked, _errors) = (asked, null, []);
        if (What is not ("sign" or "withdraw" or "note") || !Enum.TryParse<ReadinessTopic>(Check, ignoreCase: true, out var topic)) return;
        _asked = view.Readiness.FirstOrDefault(check => check.Check.Topic == topic);
        (_seenVersion, _command, _said) = (view.State.Version, Guid.NewGuid(), "");
    }

    private void Ask((string What, ReadinessTopic Check) asked) => Navigation.NavigateTo(Urls.Readiness(View!.State.Key, asked.What, asked.Check));

    private void Close() => Navigation.NavigateTo(Urls.Readiness(View!.State.Key));

    private IReadOnlyList<BlockReason> Reasons(RolloutView view, SignedCheck asked, string what)
    {
        var (rollout, topic) = (Rollout.Restore(view.State), asked.Check.Topic);
        var tried = what switch
        {
            "sign" => rollout.SignReadiness(topic, asked.Digest, "", view.ReadinessFacts, Me.AsActor, view.At),
            "withdraw" => rollout.WithdrawReadiness(topic, "?", Me.AsActor, view.At),
            _ => rollout.NoteReadiness(topic, "?", Me.AsActor, view.At),
        };
        return [.. tried.Errors.Select(error => new BlockReason(error.Message))];
    }

    private async Task SendAsync(string text)
    {
        if (View is not { } view || _asked is not { } asked) return;
        // A check may be signed while others sign theirs: what counts is its own evidence, which the signature names.
        var request = new RolloutRequest(Me.Asks(_command), view.State.Key, What is "sign" ? view.State.Version : _seenVersion);
        var topic = asked.Check.Topic;
        var done = await (What switch
        {
            "sign" => Signs.RunAsync(request, topic, asked.Digest, text, CancellationToken.None),
            "withdraw" => Withdraws.RunAsync(request, topic, text, CancellationToken.None),
            _ => Notes.RunAsync(request, topic, text, CancellationToken.None),
        });
        _errors = done.Errors;
        await ReloadAsync();
        if (done.IsError) return;
        _said = What switch { "sign" => "The check is signed.", "withdraw" => "Your signature is withdrawn.", _ => "The note is there." };
        _asked = null;
        Close();
    }
}
