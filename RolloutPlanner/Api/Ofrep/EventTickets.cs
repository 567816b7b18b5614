using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Tokens;

namespace RolloutPlanner.Api.Ofrep;

/// <summary>
/// Short-lived passes for the event stream, whose address cannot carry a header and must not carry a token. A ticket names its token and an hour, and
/// holds through that hour and the next; the same token gets the same ticket all through an hour, so that a bulk answer does not change by it.
/// </summary>
internal sealed class EventTickets(ITicketKey key, TimeProvider clock)
{
    public const string Path = "/ofrep/v1/events";
    private const int MacBytes = 16;

    private readonly ConcurrentDictionary<string, (long Hour, Rendered Tail)> _tails = new(StringComparer.Ordinal);

    /// <summary>The end of a bulk answer for this token, which announces the stream.</summary>
    public Rendered TailFor(ApiToken token)
    {
        var hour = Hour();
        if (_tails.TryGetValue(token.Id, out var made) && made.Hour == hour) return made.Tail;
        var tail = BulkAnswer.TailOf($"{Path}?ticket={Issue(token.Id, hour)}");
        _tails[token.Id] = (hour, tail);
        return tail;
    }

    /// <summary>The id of the token that a ticket was issued to; null when it is none of ours or has run out.</summary>
    public string? TokenOf(string? ticket)
    {
        if (ticket?.Split('.') is not [var id, var digits, _] || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var hour)) return null;
        var isOurs = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Issue(id, hour)), Encoding.UTF8.GetBytes(ticket));
        return isOurs && Hour() - hour is 0 or 1 ? id : null;
    }

    private long Hour() => clock.GetUtcNow().ToUnixTimeSeconds() / 3600;

    private string Issue(string id, long hour)
    {
        var claim = string.Create(CultureInfo.InvariantCulture, $"{id}.{hour}");
        return $"{claim}.{Base64Url.EncodeToString(HMACSHA256.HashData(key.Bytes, Encoding.UTF8.GetBytes(claim)).AsSpan(0, MacBytes))}";
    }
}
