using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Pages.Directory;

/// <summary>The imported people, and the import that replaces them.</summary>
public sealed partial class DirectoryPage
{
    private Load<PeopleDirectory> _load = Load<PeopleDirectory>.Start;
    private IReadOnlyList<Error> _errors = [];
    private string? _said;
    private bool _busy;
    private int _offset;
    private int _round;

    [Inject] private IPeopleDirectory People { get; set; } = null!;

    [Inject] private ImportPeople Import { get; set; } = null!;

    private bool Imports => Me.Has(Roles.ProductManager | Roles.EngineeringLead | Roles.Admin);

    protected override Task OnInitializedAsync() => LoadAsync();

    protected override bool Concerns(ChangeNotice change) => change.SubjectKind == SubjectKinds.Directory;

    protected override Task ReloadAsync() => LoadAsync();

    private async Task LoadAsync() => _load = await People.CurrentAsync(Leaving);

    private IReadOnlyList<DirectoryPerson> Sample(PeopleDirectory directory) =>
        [.. Enumerable.Range(0, Math.Min(5, directory.People.Count)).Select(i => directory.People[(_offset + i) % directory.People.Count])];

    private async Task ImportAsync(InputFileChangeEventArgs chosen)
    {
        if (_busy) return;
        if (chosen.File.Size > IPeopleCsv.MaxBytes)
        {
            Refuse($"{chosen.File.Name} has {Words.Number(chosen.File.Size / 1024)} KB; at most {Words.Number(IPeopleCsv.MaxBytes / 1024)} KB fit.");
            return;
        }
        (_busy, _errors, _said) = (true, [], null);
        try
        {
            await using var file = chosen.File.OpenReadStream(IPeopleCsv.MaxBytes, Leaving);
            // Each chosen file is an intent of its own.
            var done = await Import.RunAsync(new(new(Guid.NewGuid(), Me.Id, Channel.Screen), file, chosen.File.Name), Leaving);
            _errors = done.Errors;
            if (done.IsError) return;
            await LoadAsync();
            _said = _load is Load<PeopleDirectory>.Here here ? $"{Words.People(here.Value.People.Count)} imported from {chosen.File.Name}." : null;
        }
        catch (IOException)
        {
            Refuse("The file could not be read. Choose it again.");
        }
        finally
        {
            // A new input, so that the same file can be chosen again once it is put right.
            (_busy, _round) = (false, _round + 1);
        }
    }

    private void Refuse(string sentence) => (_errors, _said) = ([Error.Refused("file.unreadable", sentence)], null);
}
