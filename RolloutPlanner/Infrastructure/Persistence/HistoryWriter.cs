using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>The one place where an event of the domain becomes a history entry. The entry joins the transaction of the change it tells of.</summary>
internal sealed partial class HistoryWriter(PlannerDbContext db, CommandStamp stamp)
{
    private readonly List<(AuditSubject Subject, DomainEvent What)> _pending = [];

    public void Record(AuditSubject subject, DomainEvent what) => _pending.Add((subject, what));

    /// <summary>Gives the entries their numbers and adds them. Only the one writer may call it, inside its transaction.</summary>
    public async Task AddPendingAsync()
    {
        if (_pending.Count == 0) return;
        var seq = await db.History.MaxAsync(row => (long?)row.Seq) ?? 0;
        foreach (var (subject, what) in _pending) db.History.Add(RowFor(++seq, subject, what));
        _pending.Clear();
    }

    /// <summary><c>StageEntered</c> reads <c>stage-entered</c>.</summary>
    public static string KindOf(DomainEvent what) => WordStart().Replace(what.GetType().Name, "-$1").ToLowerInvariant();

    private HistoryRow RowFor(long seq, AuditSubject subject, DomainEvent what)
    {
        var kind = KindOf(what);
        var at = Utc.Truncate(what.At);
        var before = what.Before is { } old ? DomainJson.WriteAny(old) : null;
        var after = what.After is { } now ? DomainJson.WriteAny(now) : null;
        return new HistoryRow
        {
            Seq = seq,
            At = at,
            ActorId = what.By.Id.Value,
            ActorName = what.By.Name,
            Channel = what.By.Channel,
            CommandId = stamp.Id,
            Kind = kind,
            SubjectKind = subject.Kind,
            Subject = subject.Key,
            RolloutKey = subject.Rollout?.Value,
            Why = what.Why,
            Before = before,
            After = after,
            Payload = Payload(seq, at, subject, kind, what, before, after),
        };
    }

    /// <summary>What an event carries beyond the members that stand beside it in the payload.</summary>
    private static JsonObject Details(DomainEvent what, JsonNode? before, JsonNode? after)
    {
        var all = (JsonObject)JsonSerializer.SerializeToNode(what, what.GetType(), DomainJson.Options)!;
        var beside = all.Where(member => member.Key is "by" or "at" || JsonNode.DeepEquals(member.Value, before) || JsonNode.DeepEquals(member.Value, after));
        foreach (var name in beside.Select(member => member.Key).ToList()) all.Remove(name);
        return all;
    }

    private string Payload(long seq, DateTimeOffset at, AuditSubject subject, string kind, DomainEvent what, string? before, string? after)
    {
        var (old, now) = (before is null ? null : JsonNode.Parse(before), after is null ? null : JsonNode.Parse(after));
        var details = Details(what, old, now);
        return new JsonObject
        {
            ["format"] = "rp-history-v1",
            ["seq"] = seq,
            ["at"] = JsonSerializer.SerializeToNode(at, DomainJson.Options),
            ["actor"] = JsonSerializer.SerializeToNode(what.By, DomainJson.Options),
            ["command"] = new JsonObject { ["id"] = stamp.Id, ["name"] = stamp.Name, ["fingerprint"] = stamp.Fingerprint },
            ["kind"] = kind,
            ["subject"] = new JsonObject { ["kind"] = subject.Kind, ["key"] = subject.Key },
            ["rollout"] = subject.Rollout?.Value,
            ["why"] = what.Why,
            ["before"] = old,
            ["after"] = now,
            ["details"] = details,
        }.ToJsonString(DomainJson.Options);
    }

    [GeneratedRegex("(?<!^)([A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex WordStart();
}
