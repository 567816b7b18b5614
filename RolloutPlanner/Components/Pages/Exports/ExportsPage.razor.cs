using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using RolloutPlanner.Application.Exports;
using RolloutPlanner.Application.Imports;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Pages.Exports;

/// <summary>What other systems can take from here, and what is taken from them. An import is shown first and made only when it is confirmed.</summary>
public sealed partial class ExportsPage
{
    private Load<ValueList<FormatView>> _load = Load<ValueList<FormatView>>.Start;
    private ValueList<RolloutSummary> _rollouts = [];
    private IReadOnlyList<string> _stages = [];
    private string _rollout = "";
    private string _text = "";
    private ImportedFlags? _read;
    private IReadOnlyList<Error> _errors = [];
    private Dictionary<string, IReadOnlyList<Error>> _problems = [];
    private string? _said;
    private int _round;

    [Inject] private ShowExports Exports { get; set; } = null!;

    [Inject] private PreviewImport Preview { get; set; } = null!;

    [Inject] private ImportFlag Import { get; set; } = null!;

    [Inject] private IRolloutReader Rollouts { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override Task OnInitializedAsync() => LoadAsync();

    protected override bool Concerns(ChangeNotice change) => change.SubjectKind == SubjectKinds.Rollout;

    protected override Task ReloadAsync() => LoadAsync();

    private string Address(FlagFormat format) => Navigation.ToAbsoluteUri(Urls.Export(ExportText.Of(format).File)).ToString();

    private async Task LoadAsync()
    {
        _rollouts = await Rollouts.ListAsync(new(Order: RolloutOrder.Name), Leaving);
        _load = await Exports.RunAsync(Leaving);
    }

    private async Task ChooseAsync(string key)
    {
        (_rollout, _stages) = (key, []);
        if (RolloutKey.Parse(key, "rollout").TryGet(out var rollout) && await Rollouts.FindAsync(rollout, Leaving) is { } state)
            _stages = [.. (state.Leading?.Plan ?? state.Draft).Stages.Select(stage => stage.Name)];
    }

    private void Type(string text) => (_text, _read, _errors, _said) = (text, null, [], null);

    private async Task ReadFileAsync(InputFileChangeEventArgs chosen)
    {
        Type("");
        if (chosen.File.Size > FlagFile.MaxBytes)
        {
            _errors = [Error.Invalid("import.file", $"{chosen.File.Name} has {Words.Number(chosen.File.Size / 1024)} KB; at most {Words.Number(FlagFile.MaxBytes / 1024)} KB fit.", "file")];
            return;
        }
        try
        {
            using var file = new StreamReader(chosen.File.OpenReadStream(FlagFile.MaxBytes, Leaving));
            _text = await file.ReadToEndAsync(Leaving);
            await ReadAsync();
        }
        catch (IOException)
        {
            _errors = [Error.Invalid("import.file", "The file could not be read. Choose it again.", "file")];
        }
    }

    private async Task ReadAsync()
    {
        var read = await Preview.RunAsync(_text, Leaving);
        (_read, _errors, _problems, _said) = (read.IsError ? null : read.Value, read.Errors, [], null);
    }

    /// <summary>Each flag is made whole or not at all; those that were refused stay, with the reasons.</summary>
    private async Task MakeAsync()
    {
        if (_read is not { } read) return;
        var (made, problems) = (0, new Dictionary<string, IReadOnlyList<Error>>());
        foreach (var flag in read.Flags.Where(flag => flag.Rollout is not null))
        {
            var done = await Import.RunAsync(Me.Asks(Guid.NewGuid()), flag, Leaving);
            if (done.IsError) problems[flag.Name] = done.Errors;
            else made++;
        }
        (_problems, _read) = (problems, problems.Count == 0 ? null : read with { Flags = [.. read.Flags.Where(flag => problems.ContainsKey(flag.Name))] });
        if (problems.Count == 0) (_text, _round) = ("", _round + 1);
        _said = made == 0 ? null : $"{Words.Count(made, "draft", "drafts")} made. Find {(made == 1 ? "it" : "them")} under Rollouts.";
        await LoadAsync();
    }

    private void Forget() => (_read, _text, _errors, _round) = (null, "", [], _round + 1);
}
