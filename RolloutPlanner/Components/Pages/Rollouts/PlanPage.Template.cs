using Microsoft.AspNetCore.Components;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Components.Templates;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Pages.Rollouts;

/// <summary>The plan as the start of the next one: the stages on the screen become a template.</summary>
public sealed partial class PlanPage
{
    private TemplateDraft? _template;
    private TemplateKey? _templateMade;
    private ValueList<Error> _templateErrors = [];
    private Guid _templateId = Guid.NewGuid();

    [Inject] private CreateTemplate MakeTemplate { get; set; } = null!;

    private void OpenTemplate()
    {
        (_template, _templateMade) = (TemplateDraft.OfPlan(Old is { } old ? PlanDocuments.From(old.Plan) : _session!.Model.ToDocument()), null);
        (_templateErrors, _templateId) = ([], Guid.NewGuid());
    }

    private async Task SaveTemplateAsync()
    {
        var saved = await MakeTemplate.RunAsync(Me.Asks(_templateId), _template!.ToDocument(), Leaving);
        (_templateErrors, _templateId) = (saved.Errors.Select(error => error.Under("template")).ToValueList(), Guid.NewGuid());
        if (!saved.TryGet(out var receipt)) return;
        _template = null;
        _templateMade = TemplateKey.Parse(receipt.Subject, "key").Value;
    }
}
