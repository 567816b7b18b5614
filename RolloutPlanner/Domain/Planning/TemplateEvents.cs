using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Planning;

public sealed record TemplateCreated(PlanTemplate Template, Actor By, DateTimeOffset At) : DomainEvent(By, At)
{
    public override object After => Template;
}

public sealed record TemplateEdited(PlanTemplate From, PlanTemplate To, Actor By, DateTimeOffset At) : DomainEvent(By, At)
{
    public override object Before => From;

    public override object After => To;
}

public sealed record TemplateDeleted(PlanTemplate Template, Actor By, DateTimeOffset At) : DomainEvent(By, At)
{
    public override object Before => Template;
}
