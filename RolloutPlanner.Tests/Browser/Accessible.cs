using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Browser;

/// <summary>No violation is allowed: the list of exceptions is empty and stays so.</summary>
internal static class Accessible
{
    public static async Task CheckAsync(IPage page)
    {
        var found = await page.RunAxe();

        Offenders.None(found.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id}: {rule.Help}: {node.Html}")));
    }
}
