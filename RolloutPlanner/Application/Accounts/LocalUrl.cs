using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Accounts;

/// <summary>Keeps a "go back to" address inside this site, whatever a link from elsewhere put there.</summary>
public static class LocalUrl
{
    /// <summary>The address when it is a path of this site, otherwise the start page.</summary>
    public static string OrHome(string? url) => url is { Length: <= 2000 } && IsLocal(url) && IsLocal(Uri.UnescapeDataString(url)) ? url : "/";

    /// <summary>Where somebody lands after signing in: where they wanted to go, or what their role begins with.</summary>
    public static string AfterSignIn(string? url, Roles roles) => OrHome(url) is not "/" and var wanted ? wanted : roles == Roles.Auditor ? "/history" : "/";

    private static bool IsLocal(string url) =>
        url.Length > 0 && url[0] == '/' && !url.StartsWith("//", StringComparison.Ordinal) && !url.Contains('\\', StringComparison.Ordinal) && !url.Any(char.IsControl);
}
