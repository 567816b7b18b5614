using System.Diagnostics;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Home;

/// <summary>Which rollouts the table on Home shows.</summary>
public enum HomeShow
{
    Live,
    Review,
    Draft,
    Finished,
}

/// <summary>What belongs where, and where it is found.</summary>
public static class HomeShows
{
    /// <summary>What an address says; anything else is <see cref="HomeShow.Live"/>.</summary>
    public static HomeShow Parse(string? text) => Enum.GetValues<HomeShow>().FirstOrDefault(show => string.Equals(show.ToString(), text, StringComparison.OrdinalIgnoreCase));

    public static string Href(this HomeShow show) => show is HomeShow.Live ? Urls.Home : $"{Urls.Home}?show={show.ToString().ToLowerInvariant()}";

    public static string Word(this HomeShow show) => show switch
    {
        HomeShow.Live => "Live",
        HomeShow.Review => "In review",
        HomeShow.Draft => "Draft",
        HomeShow.Finished => "Finished",
        _ => throw new UnreachableException($"No word for {show}."),
    };

    public static string Title(this HomeShow show) => show switch
    {
        HomeShow.Live => "Live rollouts",
        HomeShow.Review => "Rollouts in review",
        HomeShow.Draft => "Drafts",
        HomeShow.Finished => "Finished rollouts",
        _ => throw new UnreachableException($"No title for {show}."),
    };

    public static string Nothing(this HomeShow show) => show switch
    {
        HomeShow.Live => "Nothing is being rolled out right now.",
        HomeShow.Review => "No plan waits for a signature or a start.",
        HomeShow.Draft => "No plan is being written.",
        HomeShow.Finished => "No rollout is finished or taken back yet.",
        _ => throw new UnreachableException($"No words for {show}."),
    };

    /// <summary>Where a rollout belongs that is not live. A signed plan waits like one in review.</summary>
    public static HomeShow Of(HomeOther other) => other.Status switch
    {
        RolloutStatus.Draft => HomeShow.Draft,
        RolloutStatus.InReview or RolloutStatus.Approved => HomeShow.Review,
        _ => HomeShow.Finished,
    };

    public static int Count(this HomeShow show, HomeView home) => show is HomeShow.Live ? home.Live.Count : home.Others.Count(other => Of(other) == show);
}
