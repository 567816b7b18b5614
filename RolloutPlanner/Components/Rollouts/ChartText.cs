using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace RolloutPlanner.Components.Rollouts;

/// <summary>One text of a chart. Written in code because the element's name means something else to Razor.</summary>
public sealed class ChartText : ComponentBase
{
    [Parameter, EditorRequired] public required ChartLabel Label { get; set; }

    /// <summary>How far below its height the text stands, to be centred on a line.</summary>
    [Parameter] public double Down { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", ChartSpace.Text(Label.X));
        builder.AddAttribute(2, "y", ChartSpace.Text(Label.Y + Down));
        builder.AddContent(3, Label.Text);
        builder.CloseElement();
    }
}
