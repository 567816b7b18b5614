using System.Globalization;
using System.Text;
using System.Text.Json;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Infrastructure.Metrics;

/// <summary>Reads what the query API of a Prometheus server answers. What is not exactly of that form is no number.</summary>
internal static class PrometheusJson
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    public static PrometheusReply Read(ReadOnlyMemory<byte> body)
    {
        var raw = Encoding.UTF8.GetString(body.Span);
        try
        {
            using var json = JsonDocument.Parse(body, Strict);
            return Answer(json.RootElement, raw);
        }
        catch (JsonException)
        {
            return Unreadable("The answer is not valid JSON.", raw);
        }
        catch (InvalidOperationException)
        {
            return Unreadable("The answer holds half a character.", raw);
        }
    }

    /// <summary>What a server says is wrong with a query, where that is what this body says.</summary>
    public static string? Complaint(ReadOnlyMemory<byte> body) =>
        Read(body) is PrometheusReply.Failed { Kind: FailureKind.BadSpec, Detail: var detail } ? detail : null;

    private static PrometheusReply Answer(JsonElement root, string raw)
    {
        if (Member(root, "status") is not { ValueKind: JsonValueKind.String } status) return Unreadable("The answer has no status, so it is not of a Prometheus server.", raw);
        if (status.GetString() is "error") return new PrometheusReply.Failed(FailureKind.BadSpec, $"Prometheus refuses the query: {Text(root, "error") ?? "it does not say why"}", raw);
        if (status.GetString() is not "success") return Unreadable("The answer has a status that Prometheus does not have.", raw);
        if (Member(root, "data") is not { } data) return Unreadable("The answer holds no data.", raw);
        if (data.ValueKind is JsonValueKind.Null) return Nothing(raw);
        if (Member(data, "result") is not { } result) return Unreadable("The answer holds no result.", raw);
        return Text(data, "resultType") switch
        {
            _ when result.ValueKind is JsonValueKind.Null => Nothing(raw),
            "matrix" => new PrometheusReply.Failed(FailureKind.Matrix, "The query gives many numbers over a time, not one. Take away the range at its end, or put a function around it.", raw),
            "string" => Unreadable("The query gives a text, not a number.", raw),
            "scalar" => Sample(result, []) is var (sample, failure) && sample is not null ? new PrometheusReply.Scalar(sample, result.GetRawText()) : failure! with { Raw = raw },
            "vector" => Vector(result, raw),
            _ => Unreadable("The result is of a type that Prometheus does not have.", raw),
        };
    }

    private static PrometheusReply Vector(JsonElement result, string raw)
    {
        if (result.ValueKind is not JsonValueKind.Array) return Unreadable("The result is no list of series.", raw);
        if (result.GetArrayLength() == 0) return Nothing(raw);
        var series = new List<PrometheusSample>();
        foreach (var one in result.EnumerateArray())
        {
            if (Labels(one) is not { } labels || Member(one, "value") is not { } value) return Unreadable("A series has no labels or no number.", raw);
            var (sample, failure) = Sample(value, labels);
            if (sample is null) return failure! with { Raw = raw };
            series.Add(sample);
        }
        return new PrometheusReply.Vector(series.ToValueList(), result.GetRawText());
    }

    private static ValueList<KeyValuePair<string, string>>? Labels(JsonElement series)
    {
        if (Member(series, "metric") is not { ValueKind: JsonValueKind.Object } metric) return null;
        var labels = metric.EnumerateObject().ToList();
        return labels.TrueForAll(label => label.Value.ValueKind is JsonValueKind.String)
            ? labels.Select(label => KeyValuePair.Create(label.Name, label.Value.GetString()!)).ToValueList()
            : null;
    }

    /// <summary>A time and a number as text; either the sample or why there is none.</summary>
    private static (PrometheusSample? Sample, PrometheusReply.Failed? Failure) Sample(JsonElement pair, ValueList<KeyValuePair<string, string>> labels)
    {
        if (pair.ValueKind is not JsonValueKind.Array || pair.GetArrayLength() != 2 || pair[1].ValueKind is not JsonValueKind.String || Time(pair[0]) is not { } at)
            return (null, Unreadable("A number is not written as Prometheus writes it: its time, and its text.", ""));
        var (value, failure) = Number(pair[1].GetString()!);
        return failure is null ? (new(labels, value, at), null) : (null, failure);
    }

    private static (decimal Value, PrometheusReply.Failed? Failure) Number(string text)
    {
        if (text is "NaN") return (0, new(FailureKind.NotANumber, "The result is not a number (NaN): most often zero divided by zero, because nobody was counted yet.", ""));
        if (text is "+Inf" or "-Inf" or "Inf") return (0, new(FailureKind.Infinite, "The result is infinite: most often something divided by zero.", ""));
        const NumberStyles plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (decimal.TryParse(text, plain, CultureInfo.InvariantCulture, out var value)) return (value, null);
        return double.TryParse(text, plain, CultureInfo.InvariantCulture, out _)
            ? (0, new(FailureKind.Infinite, "The result is too large to compute with.", ""))
            : (0, Unreadable("The result is a text, not a number.", ""));
    }

    /// <summary>Seconds since 1970, in whole microseconds.</summary>
    private static DateTimeOffset? Time(JsonElement seconds) =>
        seconds.ValueKind is JsonValueKind.Number && seconds.TryGetDecimal(out var time) && time is >= 0 and <= 253_402_300_799
            ? DateTimeOffset.UnixEpoch.AddTicks((long)(time * 1_000_000) * TimeSpan.TicksPerMicrosecond)
            : null;

    private static JsonElement? Member(JsonElement of, string name) => of.ValueKind is JsonValueKind.Object && of.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement of, string name) => Member(of, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static PrometheusReply.Failed Nothing(string raw) =>
        new(FailureKind.NoData, "The query gives nothing. A counter that has counted nobody yet gives 0 where \"or vector(0)\" stands after it.", raw);

    private static PrometheusReply.Failed Unreadable(string detail, string raw) => new(FailureKind.Parse, detail, raw);
}
