using System.Security.Claims;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Tests.TestKit;

/// <summary>Draws whole pages over real use-cases and a real database file.</summary>
public abstract class PageContext : BunitContext, IAsyncLifetime
{
    private TestDatabase? _database;

    internal TestDatabase Database => _database ?? throw new InvalidOperationException("The database is made before the test.");

    /// <summary>What the browser keeps of what was typed.</summary>
    internal FakeBrowserStorage Storage { get; } = new();

    public virtual async Task InitializeAsync()
    {
        _database = await TestDatabase.WithDemoPeopleAsync();
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddFallbackServiceProvider(_database.Services);
        Services.AddScoped(_ => new KeptDrafts(Storage, _database.Time));
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeComponentsAsync();
        await Database.DisposeAsync();
    }

    /// <summary>The page as this person sees it.</summary>
    internal IRenderedComponent<T> Page<T>(Actor who, Action<ComponentParameterCollectionBuilder<T>>? parameters = null) where T : IComponent =>
        Render<T>(page =>
        {
            page.AddCascadingValue(Task.FromResult(new AuthenticationState(Principal(who))));
            parameters?.Invoke(page);
        });

    /// <summary>Clicks the button that reads so and waits until the page has done what it does.</summary>
    internal static Task ClickAsync<T>(IRenderedComponent<T> page, string words) where T : IComponent =>
        AtOnceAsync(page, () => page.FindAll("button").First(button => button.TextContent.Contains(words, StringComparison.Ordinal)).ClickAsync(new()));

    /// <summary>Types into the field and waits until the page has done what it does.</summary>
    internal static Task TypeAsync<T>(IRenderedComponent<T> page, string selector, string text) where T : IComponent => ActAsync(page, selector, field => field.InputAsync(text));

    /// <summary>Does something to the element and waits until the page has done what it does.</summary>
    internal static Task ActAsync<T>(IRenderedComponent<T> page, string selector, Func<IElement, Task> act) where T : IComponent =>
        AtOnceAsync(page, () => act(page.Find(selector)));

    /// <summary>Finds and acts in one turn of the page's own thread, so that no drawing in between replaces what was found.</summary>
    private static Task AtOnceAsync<T>(IRenderedComponent<T> page, Func<Task> act) where T : IComponent => page.InvokeAsync(act);

    internal static string Text<T>(IRenderedComponent<T> page, string selector) where T : IComponent => page.Find(selector).TextContent.Trim();

    private static ClaimsPrincipal Principal(Actor who) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, who.Id.Value),
            new(ClaimTypes.Name, who.Name),
            .. Enum.GetValues<Roles>().Where(role => role != Roles.None && who.Has(role)).Select(role => new Claim(ClaimTypes.Role, role.ToString())),
        ],
        "test"));
}
