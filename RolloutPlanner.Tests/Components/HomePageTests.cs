using Bunit;
using RolloutPlanner.Components.Pages.Home;

namespace RolloutPlanner.Tests.Components;

public class HomePageTests : BunitContext
{
    [Fact]
    public void Home_Clicked_Counts()
    {
        var page = Render<HomePage>();

        page.Find("button").Click();

        page.Find("button").MarkupMatches("""<button type="button">Clicked 1 times</button>""");
    }
}
