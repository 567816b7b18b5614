using Bunit;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Tests.Components;

public class FieldTests : BunitContext
{
    private static readonly Error[] Errors =
    [
        Error.Invalid("name.missing", "The name is missing.", "stages[2].name"),
        Error.Invalid("share.range", "A share lies between 0 and 100.", "stages[2].share"),
        Error.Refused("plan.frozen", "The plan is frozen."),
    ];

    [Fact]
    public void Field_WithAnErrorAtItsPath_WiresLabelHelpAndError()
    {
        var part = Render<Field>(p => p
            .Add(f => f.Label, "Name")
            .Add(f => f.Path, "stages[2].name")
            .Add(f => f.Errors, Errors)
            .Add(f => f.Help, "People see it.")
            .Add(f => f.Required, true)
            .Add(f => f.ChildContent, wires => builder =>
            {
                builder.OpenElement(0, "input");
                builder.AddMultipleAttributes(1, wires.Attributes);
                builder.CloseElement();
            }));

        var input = part.Find("input");
        Assert.Equal("f-stages-2-name", input.Id);
        Assert.Equal("Name", part.Find($"label[for='{input.Id}']").TextContent.Trim());
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal("true", input.GetAttribute("aria-required"));
        var described = input.GetAttribute("aria-describedby")!.Split(' ').Select(id => part.Find("#" + id).TextContent.Trim());
        Assert.Equal(["errorThe name is missing.", "People see it."], described);
    }

    [Fact]
    public void Field_WithoutError_IsNotDescribedByAnything()
    {
        FieldWires? seen = null;

        Render<Field>(p => p.Add(f => f.Label, "Name").Add(f => f.Path, "name").Add(f => f.Errors, Errors).Add(f => f.ChildContent, wires => _ => seen = wires));

        Assert.Equal(new FieldWires("f-name", null, false, false), seen);
    }

    [Fact]
    public void Summary_OfErrors_LinksEachToItsField()
    {
        var part = Render<ErrorSummary>(p => p.Add(s => s.Errors, Errors));

        Assert.Equal("3 things to put right", part.Find("[role=alert] h2").TextContent);
        Assert.Equal(["f-stages-2-name", "f-stages-2-share"], part.FindAll("a").Select(link => link.GetAttribute("data-jump")));
        Assert.Equal("The plan is frozen.", part.FindAll("li")[2].TextContent.Trim());
    }

    [Fact]
    public void Summary_OfNoErrors_DrawsNothing()
    {
        var part = Render<ErrorSummary>(p => p.Add(s => s.Errors, []));

        part.MarkupMatches("");
    }

    [Fact]
    public void Path_OfAStage_HoldsTheErrorsInsideItAndNotItsNeighbours()
    {
        Error[] errors = [Error.Invalid("a", "A.", "stages[1].name"), Error.Invalid("b", "B.", "stages[10].name"), Error.Invalid("c", "C.", "stages[1]")];

        Assert.Equal(["A.", "C."], FieldPath.Under(errors, "stages[1]").Select(error => error.Message));
    }
}
