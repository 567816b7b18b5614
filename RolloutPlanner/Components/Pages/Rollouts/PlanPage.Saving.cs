using Microsoft.AspNetCore.Components;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Editing;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Pages.Rollouts;

/// <summary>
/// How what is typed gets stored: by itself after a pause, never while it would take back what others agreed to or while somebody else's version
/// waits for a decision. What is not stored is kept in the browser.
/// </summary>
public sealed partial class PlanPage
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan NextTry = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim _oneSave = new(1, 1);
    private LatestOnly _storing = null!;
    private (Guid Id, long Version, PlanDocument Plan)? _intent;
    private SaveState.Refused? _refusal;
    private SavedBy _saved = new(null, default);
    private bool _saving;
    private bool _consents;

    [Inject] private ILogger<PlanPage> Log { get; set; } = null!;

    private bool Dirty => _session is { IsDirty: true };

    private SaveState Save => _session switch
    {
        _ when _saving => new SaveState.Saving(),
        null or { IsDirty: false } => new SaveState.Stored(),
        { Theirs: not null } => new SaveState.Contested(),
        _ when Held => new SaveState.Held(),
        { Unreadable.Count: > 0 and var values } => new SaveState.Unreadable(values),
        _ => (SaveState?)_refusal ?? new SaveState.Soon(),
    };

    /// <summary>The plan is with those who sign it, so nothing is saved before the person says so.</summary>
    private bool Held => !_consents && _session is { State.Phase: PlanPhase.InReview or PlanPhase.Approved };

    /// <summary>Nothing but a pause in typing stands between what is typed and the database.</summary>
    private bool CanStore => MayEdit && _session is { IsDirty: true, Theirs: null, Unreadable.Count: 0 } && !Held;

    private Task ChangedAsync()
    {
        _session!.Changed();
        _refusal = null;
        _keptAt = null;
        // Whoever typed goes on at once; what follows from it comes by itself.
        _ = WatchedAsync(_checking.RunAsync(Quiet, CheckAndKeepAsync, Leaving));
        _ = WatchedAsync(_storing.RunAsync(Pause, StoreByItselfAsync, Leaving));
        return Task.CompletedTask;
    }

    private async Task WatchedAsync(Task work)
    {
        try
        {
            await work;
        }
        catch (Exception trouble) when (!Leaving.IsCancellationRequested)
        {
            await DispatchExceptionAsync(trouble);
        }
    }

    private async Task StoreByItselfAsync(CancellationToken typing)
    {
        if (CanStore) await SaveAsync();
    }

    /// <summary>Whether everything that is typed is stored now.</summary>
    private async Task<bool> SaveAsync()
    {
        await _oneSave.WaitAsync(Leaving);
        try
        {
            if (_session is not { IsDirty: true } session) return true;
            if (session.Unreadable.Count > 0) session.Refuse(session.Unreadable);
            if (!CanStore) return false;
            _saving = true;
            StateHasChanged();
            return await StoreAsync(session);
        }
        catch (Exception trouble) when (!Leaving.IsCancellationRequested)
        {
            // Whatever it is, what was typed stays on the page and in the browser, and the next try has the same command id.
            LogNotStored(Log, Key, trouble);
            _refusal = new("the data cannot be written now", Again: true);
            _ = WatchedAsync(_storing.RunAsync(NextTry, StoreByItselfAsync, Leaving));
            return false;
        }
        finally
        {
            _saving = false;
            _oneSave.Release();
            StateHasChanged();
        }
    }

    private async Task<bool> StoreAsync(PlanSession session)
    {
        var typed = session.Model.ToDocument();
        if (_intent is not { } intent || intent.Version != session.State.Version || intent.Plan != typed) _intent = intent = (Guid.NewGuid(), session.State.Version, typed);
        var done = await Edit.RunAsync(new(Me.Asks(intent.Id), Rollout, intent.Version), typed, Leaving);
        _intent = null;
        if (await Show.RunAsync(Rollout, Leaving) is not { } view) return false;
        _load = view;
        return done.TryGet(out var receipt) ? await StoredAsync(session, typed, receipt, view) : await NotStoredAsync(session, done.Errors, view);
    }

    private async Task<bool> StoredAsync(PlanSession session, PlanDocument typed, Receipt receipt, RolloutView view)
    {
        session.Saved(PlanParser.Parse(typed).Value, receipt.Version, view.State);
        (_consents, _refusal, _saved) = (false, null, new(null, Clock.GetUtcNow()));
        if (session.Theirs is not null) _saved = await LastSavedAsync(view);
        if (!session.IsDirty) await ForgetAsync();
        return !session.IsDirty;
    }

    private async Task<bool> NotStoredAsync(PlanSession session, ValueList<Error> errors, RolloutView view)
    {
        if (errors[0].Kind is not ErrorKind.Conflict)
        {
            session.Refuse(errors);
            _refusal = new(errors[0].Message, Again: false);
            return false;
        }
        // Consent was given to what was seen; somebody may have signed since.
        _consents = false;
        session.Meanwhile(view.State);
        _saved = await LastSavedAsync(view);
        if (CanStore) _ = WatchedAsync(_storing.RunAsync(Pause, StoreByItselfAsync, Leaving));
        return !session.IsDirty;
    }

    private Task ConsentAsync()
    {
        _consents = true;
        return SaveAsync();
    }

    /// <summary>Who saved the plan last, as the history knows it.</summary>
    private async Task<SavedBy> LastSavedAsync(RolloutView view)
    {
        foreach (var kind in (string[])["plan-edited", "rollout-created"])
            if ((await History.PageAsync(new(Rollout, Kind: kind, PageSize: 1), Leaving)).Entries is [var entry, ..])
                return new(entry.ActorId == Me.Id.Value ? null : entry.ActorName, entry.At);
        return new("somebody", view.State.ChangedAt);
    }

    [LoggerMessage(LogLevel.Error, "The plan of {Rollout} could not be stored.")]
    private static partial void LogNotStored(ILogger log, string rollout, Exception trouble);
}
