using Microsoft.AspNetCore.Components;
using RolloutPlanner.Application.Evaluation;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Playground;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Pages.Playground;

/// <summary>Why not me, and when. The whole question stands in the address, so that the answer can be sent as a link.</summary>
public sealed partial class PlaygroundPage
{
    private Load<Screen> _load = Load<Screen>.Start;
    private PlaygroundAddress _address = new();
    private PlaygroundAddress? _shown;
    private Plan? _plan;

    [SupplyParameterFromQuery(Name = "rollout")] public string? RolloutText { get; set; }

    [SupplyParameterFromQuery(Name = "by")] public string? By { get; set; }

    [SupplyParameterFromQuery(Name = "who")] public string? Looked { get; set; }

    [SupplyParameterFromQuery(Name = "id")] public string? Id { get; set; }

    [SupplyParameterFromQuery(Name = "facts")] public string? Facts { get; set; }

    [SupplyParameterFromQuery(Name = "at")] public string? At { get; set; }

    [SupplyParameterFromQuery(Name = "zone")] public string? Zone { get; set; }

    [SupplyParameterFromQuery(Name = "plan")] public string? Plan { get; set; }

    [SupplyParameterFromQuery(Name = "stage")] public string? Stage { get; set; }

    [SupplyParameterFromQuery(Name = "ask")] public string? Asked { get; set; }

    [Inject] private AskPlayground Playground { get; set; } = null!;

    [Inject] private IRolloutReader Rollouts { get; set; } = null!;

    [Inject] private IPeopleDirectory People { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override bool Concerns(ChangeNotice change) => change.SubjectKind is SubjectKinds.Rollout or SubjectKinds.Cohort or SubjectKinds.Directory;

    protected override async Task OnParametersSetAsync()
    {
        var asked = Read();
        if (asked == _shown) return;
        (_shown, _address) = (asked, asked.On(Reader.Zone.Id));
        await ReloadAsync();
    }

    protected override async Task ReloadAsync()
    {
        var asked = _address;
        var rollouts = await Rollouts.ListAsync(new(Order: RolloutOrder.Name), Leaving);
        var reply = asked.IsAsked ? await AnswerAsync(asked) : null;
        if (!ReferenceEquals(asked, _address)) return;
        if (reply is { IsError: false, Value: PlaygroundReply.Answered { Answer: var answer } }) _plan = answer.Plan;
        _load = new Screen(rollouts, reply is { IsError: false } ? reply.Value : null, reply?.Errors ?? [], await ExampleAsync(rollouts), Clock(reply));
    }

    private async Task<Result<PlaygroundReply>> AnswerAsync(PlaygroundAddress asked) =>
        asked.ToQuestion() is var question && question.IsError ? Result<PlaygroundReply>.Fail(question.Errors) : await Playground.RunAsync(question.Value, Leaving);

    /// <summary>An answer about now says its times from the moment of that answer.</summary>
    private ReaderClock Clock(Result<PlaygroundReply>? reply) => reply is { IsError: false, Value: PlaygroundReply.Answered { Answer: var answer } } && _address.At.Length == 0
        ? Reader with { Now = answer.At }
        : Reader;

    /// <summary>Somebody in the middle of the directory, and the first rollout that is live.</summary>
    private async Task<string?> ExampleAsync(IReadOnlyList<RolloutSummary> rollouts)
    {
        var directory = await People.CurrentAsync(Leaving);
        var rollout = rollouts.FirstOrDefault(row => row.Status is RolloutStatus.Running or RolloutStatus.Paused) ?? rollouts.FirstOrDefault();
        return directory.IsUnknown || directory.People.Count == 0 || rollout is null ? null : Urls.Playground(rollout.Key, directory.People[directory.People.Count / 2].Key);
    }

    private async Task AskAsync(PlaygroundAddress typed)
    {
        if (typed.FitsALink && typed.ToUrl() != _address.ToUrl()) Navigation.NavigateTo(typed.ToUrl());
        else
        {
            // The same again is asked again. What fits no link stays on this page and is refused here.
            (_address, _shown) = (typed, typed.FitsALink ? _shown : null);
            await ReloadAsync();
        }
    }

    private PlaygroundAddress Read() => new()
    {
        Rollout = RolloutText?.Trim() ?? "",
        By = By == PlaygroundAddress.Facts ? By : "",
        Who = Looked?.Trim() ?? "",
        Id = Id?.Trim() ?? "",
        Known = Facts ?? "",
        At = At?.Trim() ?? "",
        Zone = Zone ?? "",
        Plan = Plan ?? "",
        Stage = Stage?.Trim() ?? "",
        IsAsked = Asked is not null || Looked?.Length > 0 || Facts?.Length > 0,
    };

    /// <param name="Example">A question to begin with; null while there is nobody to ask about.</param>
    private sealed record Screen(IReadOnlyList<RolloutSummary> Rollouts, PlaygroundReply? Reply, IReadOnlyList<Error> Errors, string? Example, ReaderClock Clock);
}
