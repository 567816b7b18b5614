namespace RolloutPlanner.Tests.Browser;

/// <summary>What makes a page scroll sideways.</summary>
internal static class Sideways
{
    /// <summary>The innermost elements that make the page scroll sideways; none where it does not.</summary>
    public const string BeyondTheEdge = """
        () => {
          const edge = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= edge) return [];
          const held = it => it && it !== document.body && (getComputedStyle(it).overflowX !== 'visible' || held(it.parentElement));
          const beyond = [...document.querySelectorAll('body *')].filter(it => it.getBoundingClientRect().right > edge + 1 && !held(it.parentElement));
          return beyond.filter(it => ![...it.children].some(child => beyond.includes(child))).map(it => `${it.tagName} ${it.className} at ${Math.round(it.getBoundingClientRect().right)}: ${it.textContent.slice(0, 40)}`);
        }
        """;
}
