using System.Text.Json;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Gateway;
using Microsoft.AspNetCore.Diagnostics;

namespace Jingwei.Host.Serving;

/// <summary>The one handler of what was thrown: wrong bodies get a clear answer, faults a correlation id and a line in the log.</summary>
internal sealed class Faults(ILogger<Faults> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var refusal = exception switch
        {
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Refusal.Because(RefusalKind.TooLarge, "body_too_large"),
            BadHttpRequestException { InnerException: JsonException json } => Refusal.Invalid(FieldOf(json.Path), "body_invalid", ("line", json.LineNumber + 1)),
            BadHttpRequestException bad when ParameterOf(bad.Message) is { } parameter => Refusal.Invalid(parameter, "value_invalid"),
            BadHttpRequestException bad when bad.Message.StartsWith("Implicit body", StringComparison.Ordinal) || bad.Message.Contains("no body", StringComparison.Ordinal) =>
                Refusal.Invalid("body", "body_required"),
            BadHttpRequestException => Refusal.Because(RefusalKind.Invalid, "request_invalid"),
            InvalidDataException => Refusal.Because(RefusalKind.TooLarge, "body_too_large"),
            _ => null,
        };
        var atOpen311 = Open311Door.Has(httpContext.Request.Path);
        if (refusal is not null)
        {
            await (atOpen311 ? Open311Door.Unreadable(httpContext) : refusal.ToProblem()).ExecuteAsync(httpContext);
            return true;
        }

        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            return true;
        }

        // The path's shape only: addresses can hold numbers and names of people.
        log.LogError(exception, "Fault {TraceId} at {Method} {Endpoint}", httpContext.TraceIdentifier, httpContext.Request.Method, httpContext.GetEndpoint()?.DisplayName);
        await (atOpen311 ? Open311Door.Fault(httpContext) : Results.Problem(
            statusCode: StatusCodes.Status500InternalServerError, title: "fault",
            extensions: new Dictionary<string, object?> { ["code"] = "fault", ["args"] = new { traceId = httpContext.TraceIdentifier } })).ExecuteAsync(httpContext);
        return true;
    }

    /// <summary>The framework names the parameter only in its sentence: <c>Failed to bind parameter "Nullable&lt;int&gt; limit" from "many".</c></summary>
    private static string? ParameterOf(string message)
    {
        const string Begin = "Failed to bind parameter \"";
        if (!message.StartsWith(Begin, StringComparison.Ordinal))
        {
            return null;
        }

        var declared = message[Begin.Length..].Split('"')[0];
        return declared.Split(' ')[^1];
    }

    private static string FieldOf(string? path) => string.IsNullOrEmpty(path) || path == "$" ? "body" : path.TrimStart('$').TrimStart('.');
}
