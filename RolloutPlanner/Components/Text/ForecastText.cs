using System.Diagnostics;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Components.Text;

/// <summary>How much is left, in words. Everything here is about.</summary>
public static class ForecastText
{
    /// <summary>"Needs about 3,000 to 5,000 more people, about 2 days at this pace."</summary>
    public static string Of(GateForecast? forecast) => forecast switch
    {
        null => "More people have to be measured.",
        GateForecast.TooClose => "What was measured lies too near the limit to say how many more people it takes.",
        GateForecast.MoreWindows w => $"Needs {Words.Count(w.Count, "more number", "more numbers in a row")} within the limit, about {Span(w.Takes)}.",
        GateForecast.MorePeople p => $"Needs about {People(p)} more people{Time(p)}.",
        _ => throw new UnreachableException($"No words for {forecast}."),
    };

    /// <summary>", about 2 to 3 days at this pace", or nothing where nobody knows the pace.</summary>
    public static string Time(GateForecast.MorePeople people) => (people.LeastTime, people.MostTime) switch
    {
        ({ } least, { } most) when Span(least) == Span(most) => $", about {Span(most)} at this pace",
        ({ } least, { } most) => $", about {Span(least)} to {Span(most)} at this pace",
        _ => "",
    };

    /// <summary>"40 min", "2 h 30 min", "14 h", "3 days": no finer than an estimate is.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        _ when span < TimeSpan.FromHours(1) => $"{Math.Max(1, span.TotalMinutes < 10 ? Math.Ceiling(span.TotalMinutes) : 5 * Math.Ceiling(span.TotalMinutes / 5)):0} min",
        _ when span < TimeSpan.FromHours(10) => Words.Duration(TimeSpan.FromMinutes(10 * Math.Ceiling(span.TotalMinutes / 10))),
        _ when span < TimeSpan.FromHours(48) => $"{Math.Ceiling(span.TotalHours):0} h",
        _ when span < TimeSpan.FromDays(365) => $"{Math.Ceiling(span.TotalDays):0} days",
        _ => "more than a year",
    };

    /// <summary>Two digits that count: "3,200".</summary>
    public static string About(long number)
    {
        if (number < 100) return Words.Number(number);
        var step = (long)Math.Pow(10, Math.Floor(Math.Log10(number)) - 1);
        return Words.Number((number + step - 1) / step * step);
    }

    private static string People(GateForecast.MorePeople people) =>
        About(people.Least) == About(people.Most) ? About(people.Most) : $"{About(people.Least)} to {About(people.Most)}";
}
