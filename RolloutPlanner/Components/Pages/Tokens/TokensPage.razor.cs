using Microsoft.AspNetCore.Components;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Components.Tokens;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Pages.Tokens;

/// <summary>
/// The tokens of the workspace: make one, see its secret once, revoke. The secret lives in this page's memory until its dialog closes; it is in no
/// address, and a reload forgets it.
/// </summary>
public sealed partial class TokensPage
{
    private Load<ValueList<TokenSummary>> _load = Load<ValueList<TokenSummary>>.Start;
    private TokenDraft? _draft;
    private NewToken? _made;
    private IReadOnlyList<Error> _errors = [];
    private Guid _intent = Guid.NewGuid();
    private string? _said;
    private bool _needsPassword = true;
    private (string?, string?) _opened;

    [Inject] private ITokenReader Tokens { get; set; } = null!;

    [Inject] private IIdentityProof Proof { get; set; } = null!;

    [Inject] private CreateToken Create { get; set; } = null!;

    [Inject] private RevokeToken Revoke { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    /// <summary>"new" or "revoke".</summary>
    [SupplyParameterFromQuery(Name = "do")] public string? Do { get; set; }

    [SupplyParameterFromQuery(Name = "id")] public string? Id { get; set; }

    private TokenSummary? Chosen => Do == "revoke" && _load is Load<ValueList<TokenSummary>>.Here here
        ? here.Value.FirstOrDefault(summary => summary.Token.Id == Id && summary.Token.RevokedAt is null)
        : null;

    protected override async Task OnParametersSetAsync()
    {
        if (_load is Load<ValueList<TokenSummary>>.Waiting) await LoadAsync();
        if (_opened == (Do, Id)) return;
        (_opened, _errors, _intent) = ((Do, Id), [], Guid.NewGuid());
        if (Do == "new") _needsPassword = await Proof.NeedsPasswordAsync(Me.Id, Leaving);
        _draft = Do == "new" ? new() : null;
    }

    protected override bool Concerns(ChangeNotice change) => change.SubjectKind is SubjectKinds.Token or SubjectKinds.Account;

    protected override Task ReloadAsync() => LoadAsync();

    private async Task LoadAsync() => _load = await Tokens.AllAsync(Leaving);

    private void Close() => Navigation.NavigateTo(Urls.Tokens, replace: true);

    private async Task CreateAsync()
    {
        if (_draft is not { } draft) return;
        var made = await Create.RunAsync(new(Me.Asks(_intent), draft.Name, draft.Scopes, draft.DayCount, draft.Password), Leaving);
        // A password is typed for one try.
        draft.Password = "";
        _errors = made.Errors;
        if (!made.TryGet(out var token)) return;
        (_made, _said) = (token, null);
        await LoadAsync();
        Close();
    }

    private async Task RevokeAsync(TokenSummary chosen)
    {
        var done = await Revoke.RunAsync(Me.Asks(_intent), chosen.Token.Id, Leaving);
        (_intent, _errors) = (Guid.NewGuid(), done.Errors);
        await LoadAsync();
        if (done.IsError) return;
        _said = $"{chosen.Token.Name} is revoked.";
        Close();
    }
}
