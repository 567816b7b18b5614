using RolloutPlanner.Application.Planning;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Application.Planning;

public class CountCacheTests
{
    private readonly FakeTime _time = new();
    private int _counted;

    [Fact]
    public async Task Count_AskedAgain_IsKeptUntilItsKeyChangesOrFiveMinutesHavePassed()
    {
        var cache = new CountCache(_time);

        Assert.Equal("1", await AskAsync(cache, "a", 1));
        Assert.Equal("1", await AskAsync(cache, "a", 1));
        Assert.Equal("2", await AskAsync(cache, "a", 2));
        _time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal("3", await AskAsync(cache, "a", 1));
    }

    [Fact]
    public async Task Count_ThatFailed_IsNotKept()
    {
        var cache = new CountCache(_time);
        await Assert.ThrowsAsync<OperationCanceledException>(() => cache.OfAsync<string>("a", () => throw new OperationCanceledException()));

        Assert.Equal("1", await cache.OfAsync("a", CountAsync));
    }

    private Task<string> AskAsync(CountCache cache, string key, int version) => cache.OfAsync((key, version), CountAsync);

    private Task<string> CountAsync() => Task.FromResult($"{++_counted}");
}
