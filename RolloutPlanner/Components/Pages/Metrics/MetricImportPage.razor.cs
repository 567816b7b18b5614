using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Pages.Metrics;

/// <summary>Takes readings from a file, after a look at every row. The file lives in this page's memory until it is taken in or discarded.</summary>
public sealed partial class MetricImportPage
{
    private byte[] _file = [];
    private string _name = "";
    private string _text = "";
    private ImportPreview? _preview;
    private IReadOnlyList<Error> _errors = [];
    private string? _said;
    private Guid _intent;
    private bool _busy;
    private int _round;

    [Inject] private ImportMeasurements Import { get; set; } = null!;

    private Task TakeTextAsync() => LookAsync(Encoding.UTF8.GetBytes(_text), "Pasted rows");

    private async Task TakeFileAsync(InputFileChangeEventArgs chosen)
    {
        if (_busy) return;
        if (chosen.File.Size > IMeasurementCsv.MaxBytes)
        {
            Refuse($"{chosen.File.Name} has {Words.Number(chosen.File.Size / 1024)} KB; at most {Words.Number(IMeasurementCsv.MaxBytes / 1024)} KB fit.");
            return;
        }
        try
        {
            await using var stream = chosen.File.OpenReadStream(IMeasurementCsv.MaxBytes, Leaving);
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy, Leaving);
            await LookAsync(copy.ToArray(), chosen.File.Name);
        }
        catch (IOException)
        {
            Refuse("The file could not be read. Choose it again.");
        }
    }

    private async Task LookAsync(byte[] file, string name)
    {
        if (_busy) return;
        (_busy, _said) = (true, null);
        try
        {
            var looked = await Import.PreviewAsync(Command(file, name, Guid.NewGuid()), Leaving);
            _errors = looked.Errors;
            // Each file is an intent of its own.
            (_file, _name, _preview, _intent) = (file, name, looked.TryGet(out var preview) ? preview : null, Guid.NewGuid());
        }
        finally
        {
            // A new input, so that the same file can be chosen again once it is put right.
            (_busy, _round) = (false, _round + 1);
        }
    }

    private async Task RunAsync()
    {
        if (_busy) return;
        _busy = true;
        try
        {
            var done = await Import.RunAsync(Command(_file, _name, _intent), Leaving);
            _errors = done.Errors;
            if (!done.TryGet(out var taken)) return;
            Discard();
            (_said, _text) = (ImportText.Done(taken), "");
        }
        finally
        {
            _busy = false;
        }
    }

    private ImportMeasurementsCommand Command(byte[] file, string name, Guid intent) => new(Me.Asks(intent), new MemoryStream(file, writable: false), name);

    private void Discard() => (_file, _name, _preview, _errors) = ([], "", null, []);

    private void Refuse(string sentence) => (_errors, _said, _round) = ([Error.Refused("file.unreadable", sentence)], null, _round + 1);
}
