using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using BenchmarkDotNet.Attributes;
using RolloutPlanner.Api.Ofrep;
using RolloutPlanner.Application.Evaluation;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Evaluation;

namespace RolloutPlanner.Benchmarks.Evaluation;

/// <summary>
/// From the bytes of an OFREP request to the bytes of its answer, without the web server. Here with everything that the endpoint does: names that come twice
/// are refused, and the person is counted. Hand-written: the context as typed fields by the serializer's source generator, the check, the answer by a writer.
/// </summary>
[CategoriesColumn]
public class WireBenchmarks
{
    private readonly byte[] _body;
    private readonly RenderedSnapshot _snapshot = new(new(Flags.Snapshot(), IsStale: false), null, new(TimeProvider.System));
    private readonly DateTimeOffset _at = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);
    private readonly HandWritten _floor = new();
    private readonly ArrayBufferWriter<byte> _out = new(4096);
    private readonly Utf8JsonWriter _json;

    public WireBenchmarks()
    {
        _json = new(_out);
        _body = Encoding.UTF8.GetBytes($$$"""
            {"context":{"targetingKey":"{{{Flags.Person().UserId}}}","city":"London","plan":"premium","device":"phone","country":"GB","email":"ada@example.com","app":"2.11.3","age":34,"beta":true,"seats":25}}
            """);
        foreach (var flag in _snapshot.Flags)
        {
            if (!Encoding.UTF8.GetString(Ask(flag.Flag.Key.Value)).Contains("\"value\":true", StringComparison.Ordinal)) throw new InvalidOperationException($"{flag.Flag.Key} should be on.");
        }
    }

    [Benchmark(Baseline = true, Description = "hand-written"), BenchmarkCategory("1 on for all")]
    public int Floor1() => Write(Flags.Everybody, Read() is not null && _floor.Everybody());

    [Benchmark(Description = "as served"), BenchmarkCategory("1 on for all")]
    public int Served1() => Ask(Flags.Everybody).Length;

    [Benchmark(Baseline = true, Description = "hand-written"), BenchmarkCategory("2 city, plan, 5 %")]
    public int Floor2() => Write(Flags.LondonPlans, _floor.LondonPlans(Read()!));

    [Benchmark(Description = "as served"), BenchmarkCategory("2 city, plan, 5 %")]
    public int Served2() => Ask(Flags.LondonPlans).Length;

    [Benchmark(Baseline = true, Description = "hand-written"), BenchmarkCategory("3 ten conditions")]
    public int Floor3() => Write(Flags.TenConditions, _floor.TenConditions(Read()!));

    [Benchmark(Description = "as served"), BenchmarkCategory("3 ten conditions")]
    public int Served3() => Ask(Flags.TenConditions).Length;

    [Benchmark(Baseline = true, Description = "hand-written"), BenchmarkCategory("4 10 000 members")]
    public int Floor4() => Write(Flags.Members, _floor.Members(Read()!));

    [Benchmark(Description = "as served"), BenchmarkCategory("4 10 000 members")]
    public int Served4() => Ask(Flags.Members).Length;

    private ReadOnlySpan<byte> Ask(string flag)
    {
        _out.ResetWrittenCount();
        ContextReader.Read(_body, _snapshot.State.Snapshot.Attributes, _at, out var context);
        _out.Write(_snapshot.Find(flag)!.Answer(context!, DistinctPeople.HashOf(context!.TargetingKey!.Value.Value), ExposureCounts.MinuteOf(_at)).Json);
        return _out.WrittenSpan;
    }

    private Shopper? Read() => JsonSerializer.Deserialize(_body, ShopperJson.Default.ShopperRequest)?.Context?.AsShopper();

    private int Write(string flag, bool isOn)
    {
        _out.ResetWrittenCount();
        _json.Reset(_out);
        _json.WriteStartObject();
        _json.WriteString("key"u8, flag);
        _json.WriteBoolean("value"u8, isOn);
        _json.WriteString("reason"u8, "TARGETING_MATCH"u8);
        _json.WriteString("variant"u8, isOn ? "on"u8 : "off"u8);
        _json.WriteEndObject();
        _json.Flush();
        return _out.WrittenCount;
    }
}

/// <summary>A request as the hand-written side reads it.</summary>
public sealed record ShopperRequest(ShopperFields? Context);

public sealed record ShopperFields(string TargetingKey, string City, string Plan, string Device, string Country, string Email, string App, int Age, bool Beta, int Seats)
{
    public Shopper AsShopper() => new(this);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ShopperRequest))]
internal sealed partial class ShopperJson : JsonSerializerContext;
