using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Ports;

namespace RolloutPlanner.Infrastructure.Identity;

/// <summary>
/// Who is signed in on an open page. The page turns anonymous at once when a change in this process ends the person's sessions,
/// and within half a minute when something else did.
/// </summary>
internal sealed class SessionState : RevalidatingServerAuthenticationStateProvider
{
    private static readonly AuthenticationState Nobody = new(new ClaimsPrincipal(new ClaimsIdentity()));
    private readonly SessionCheck _check;
    private readonly IDisposable _subscription;
    private string? _account;

    public SessionState(ILoggerFactory log, SessionCheck check, IChangeFeed feed) : base(log)
    {
        _check = check;
        AuthenticationStateChanged += Remember;
        _subscription = feed.Subscribe(OnChange);
    }

    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        _check.HoldsAsync(authenticationState.User, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing) _subscription.Dispose();
        base.Dispose(disposing);
    }

    private async void Remember(Task<AuthenticationState> state)
    {
        try
        {
            Volatile.Write(ref _account, (await state).User.AccountId()?.Value);
        }
        catch (Exception)
        {
            // No state, nobody to remember; the page shows the failure itself.
            Volatile.Write(ref _account, null);
        }
    }

    private void OnChange(ChangeNotice notice)
    {
        if (notice.SubjectKind == SubjectKinds.Sessions && notice.Subject == Volatile.Read(ref _account)) SetAuthenticationState(Task.FromResult(Nobody));
    }
}
