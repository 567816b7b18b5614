using RolloutPlanner.Api.Ofrep;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Api.Ofrep;

public class EventTicketsTests
{
    private readonly FakeTime _time = new();
    private readonly EventTickets _tickets;

    public EventTicketsTests() => _tickets = new(new Key(1), _time);

    [Theory]
    [InlineData(0, true)]
    [InlineData(59, true)]
    [InlineData(119, true)]
    [InlineData(120, false)]
    [InlineData(-1, false)]
    public void TokenOf_ATicketOfThisHour_HoldsThroughTheNext(int minutes, bool holds)
    {
        var ticket = Issue("ab12cd34");

        _time.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Equal(holds ? "ab12cd34" : null, _tickets.TokenOf(ticket));
    }

    [Fact]
    public void TailFor_TheSameTokenInTheSameHour_IsTheSame()
    {
        var first = Issue("ab12cd34");
        _time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(first, Issue("ab12cd34"));

        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.NotEqual(first, Issue("ab12cd34"));
        Assert.NotEqual(Issue("ab12cd34"), Issue("zz12cd34"));
    }

    [Fact]
    public void TokenOf_AnyLetterChanged_IsNobodys()
    {
        var ticket = Issue("ab12cd34");

        Assert.All(Enumerable.Range(0, ticket.Length), at => Assert.Null(_tickets.TokenOf($"{ticket[..at]}{(ticket[at] == 'A' ? 'B' : 'A')}{ticket[(at + 1)..]}")));
        Assert.All(new[] { null, "", ".", "..", "...", "a.b.c", "a.99999999999999999999.c", ticket + "x", ticket[..^1] }, other => Assert.Null(_tickets.TokenOf(other)));
        Assert.Null(new EventTickets(new Key(2), _time).TokenOf(ticket));
    }

    private string Issue(string id)
    {
        var token = new ApiToken(id, "Shop", TokenScopes.Evaluate, By.Ingrid.Id, At.Noon, At.Hours(24), null);
        return System.Text.Encoding.UTF8.GetString(_tickets.TailFor(token).Json).Split("ticket=")[1].Split('"')[0];
    }

    private sealed class Key(byte fill) : ITicketKey
    {
        private readonly byte[] _bytes = [.. Enumerable.Repeat(fill, 32)];

        public ReadOnlySpan<byte> Bytes => _bytes;
    }
}
