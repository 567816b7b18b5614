using Microsoft.AspNetCore.Components;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Templates;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Pages.Rollouts;

/// <summary>The stages on the screen become a template, and the stages of a template come into the plan.</summary>
public sealed partial class PlanPage
{
    private TemplateDraft? _template;
    private TemplateKey? _templateMade;
    private ValueList<Error> _templateErrors = [];
    private Guid _templateId = Guid.NewGuid();
    private ValueList<TemplateSummary>? _templates;

    [Inject] private CreateTemplate MakeTemplate { get; set; } = null!;

    [Inject] private ITemplateReader TemplateReader { get; set; } = null!;

    private async Task ChooseTemplateAsync() => _templates = await TemplateReader.ListAsync(Leaving);

    private Task AddStagesAsync(PlanTemplate template, RolloutView view)
    {
        _templates = null;
        var first = _session!.Model.Stages.Count + 1;
        _session.AddStages(template.Copy(view.CohortNames.ContainsKey).Select(PlanDocuments.From), template.Name);
        return GoAsync(first);
    }

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
