using System.Globalization;
using System.Net;
using System.Text;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Infrastructure.Metrics;

/// <summary>Asks the query API of a Prometheus server. Whatever that does, this answers.</summary>
internal sealed class PrometheusClient(OutgoingGuard guard)
{
    public const int MaxBytes = 64 * 1024;

    /// <param name="within">What all looks of one question may take.</param>
    /// <param name="ct">Cancelled by whoever asks, which throws.</param>
    public async Task<PrometheusReply> QueryAsync(string server, string query, DateTimeOffset at, CancellationToken within, CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(within, ct);
        try
        {
            return await AskAsync(server, query, at, either.Token);
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            return Failure(e);
        }
    }

    private async Task<PrometheusReply> AskAsync(string server, string query, DateTimeOffset at, CancellationToken ct)
    {
        if (!Uri.TryCreate($"{server}/api/v1/query", UriKind.Absolute, out var address)) return Failed(FailureKind.BadSpec, "The address of the server is none.");
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        var time = (at.ToUnixTimeMilliseconds() / 1000m).ToString(CultureInfo.InvariantCulture);
        request.Content = new FormUrlEncodedContent([KeyValuePair.Create("query", query), KeyValuePair.Create("time", time)]);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Headers.TryAddWithoutValidation("User-Agent", "RolloutPlanner");
        using var answer = await guard.SendAsync(request, ct);
        if (answer.Headers.TransferEncoding.Any(coding => coding.Value != "chunked") || answer.Content.Headers.ContentEncoding.Count > 0)
            return Failed(FailureKind.Parse, "The answer is packed, which nobody asked for.");
        if (await OutgoingGuard.ReadAsync(answer, MaxBytes, ct) is not { } body)
            return Failed(FailureKind.Parse, "The answer is too large: more than 64 KB. The query gives one series, so that there is one number.");
        if (answer.StatusCode is HttpStatusCode.OK) return PrometheusJson.Read(body);
        var raw = Encoding.UTF8.GetString(body);
        // Prometheus says with these two that it understood who asks, but not what.
        if (answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity && PrometheusJson.Complaint(body) is { } complaint)
            return new PrometheusReply.Failed(FailureKind.BadSpec, complaint, raw);
        return new PrometheusReply.Failed(FailureKind.Http, Refused(answer.StatusCode), raw);
    }

    private static string Refused(HttpStatusCode status) => string.Create(CultureInfo.InvariantCulture, $"The server answered {(int)status}.") + status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => " It wants to know who asks: that belongs in the configuration, under Outbound:Authorization.",
        HttpStatusCode.NotFound => " There is no query API at this address.",
        _ when (int)status is >= 300 and < 400 => " It points to another address, which is not followed.",
        _ => "",
    };

    private static PrometheusReply Failure(Exception e) => e switch
    {
        _ when Refusal(e) is { } refusal => Failed(FailureKind.BadSpec, refusal),
        OperationCanceledException { InnerException: TimeoutException } => Failed(FailureKind.Timeout, "The server did not take the call in time."),
        OperationCanceledException => Failed(FailureKind.Timeout, "The server did not answer in time."),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => Failed(FailureKind.Http, "The server could not be reached: nobody knows its name."),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => Failed(FailureKind.Http, "The server could not be reached: nothing answers at its address."),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => Failed(FailureKind.Http, "The server could not be reached: no secure line came about."),
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => Failed(FailureKind.Http, "The server sent more headers than anybody needs."),
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } => Failed(FailureKind.Http, "The server did not answer as HTTP has it."),
        _ => Failed(FailureKind.Http, "The line broke before the answer was whole."),
    };

    private static string? Refusal(Exception? e) => e switch
    {
        null => null,
        OutgoingRefusedException refused => refused.Message,
        _ => Refusal(e.InnerException),
    };

    private static PrometheusReply.Failed Failed(FailureKind kind, string detail) => new(kind, detail, "");
}
