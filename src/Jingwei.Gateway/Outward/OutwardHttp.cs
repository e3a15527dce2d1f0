using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Jingwei.Gateway.Outward;

/// <summary>Why a call did not do what it should. Stored by name.</summary>
public enum OutwardFault
{
    /// <summary>The address leads where this city may not call.</summary>
    NotAllowed,

    /// <summary>Nobody knows the name.</summary>
    NameUnknown,

    /// <summary>Nobody answers there, or the line broke.</summary>
    NoConnection,

    /// <summary>The certificate does not hold.</summary>
    NotSecure,

    /// <summary>It took too long.</summary>
    TimedOut,

    /// <summary>It points elsewhere, and redirects are not followed.</summary>
    Redirected,

    /// <summary>It answered with a status that means no.</summary>
    Refused,

    /// <summary>It said more than is read.</summary>
    TooLarge,

    /// <summary>It answered with a status that means yes and something else than was agreed, such as a web page.</summary>
    NotUnderstood,
}

/// <summary>What came of a call.</summary>
/// <param name="Status">HTTP's; null when no answer came.</param>
/// <param name="Fault">Null for 2xx.</param>
/// <param name="Body">What was read of it; empty unless it was asked for.</param>
/// <param name="ETag">The version of what was answered, as its server names it; null when it names none.</param>
/// <param name="LastModified">When that version was made, as its server says.</param>
internal sealed record OutwardAnswer(int? Status, OutwardFault? Fault, byte[] Body, string? ETag = null, DateTimeOffset? LastModified = null)
{
    /// <summary>There is nothing newer than what the asker has.</summary>
    public bool NotModified => Status == 304 && Fault is null;
}

/// <summary>
/// The one way by which the city calls addresses that people typed. It connects to the very address that it has judged (no second look-up can lead elsewhere), follows no
/// redirect, knows no proxy and no cookie, and reads no more than it was told.
/// </summary>
internal sealed class OutwardHttp : IDisposable
{
    private readonly OutwardOptions options;
    private readonly HttpClient http;
    private readonly TimeProvider time;

    public OutwardHttp(OutwardOptions options, TimeProvider time)
    {
        (this.options, this.time) = (options, time);
#pragma warning disable CA2000 // Goes with the client.
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectCallback = Connect, MaxConnectionsPerServer = 4,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1), MaxResponseHeadersLength = 16, ActivityHeadersPropagator = null,
        };
#pragma warning restore CA2000
        http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public void Dispose() => http.Dispose();

    /// <summary>Sends it and says what came of it; throws only when it was called off.</summary>
    /// <param name="request">To an absolute address.</param>
    /// <param name="mostBytes">Of the answer's body; 0 when it is of no interest.</param>
    /// <param name="ct">Calls it off.</param>
    /// <param name="whyToo">What it says with a status that means no is read too, as far as it goes.</param>
    public async Task<OutwardAnswer> Send(HttpRequestMessage request, int mostBytes, CancellationToken ct, bool whyToo = false)
    {
        using var late = new CancellationTokenSource(options.Patience, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop.Token);
            var status = (int)answer.StatusCode;
            // 304 is an answer to a question that named a version, and else a redirect without a place.
            if (status == 304 && (request.Headers.IfNoneMatch.Count > 0 || request.Headers.IfModifiedSince is not null))
            {
                return new(status, null, []);
            }

            if (status is < 200 or > 299)
            {
                var fault = status is >= 300 and < 400 ? OutwardFault.Redirected : OutwardFault.Refused;
                return new(status, fault, whyToo && fault == OutwardFault.Refused ? await Read(answer, mostBytes, stop.Token) ?? [] : []);
            }

            if (mostBytes == 0)
            {
                return new(status, null, []);
            }

            var body = await Read(answer, mostBytes, stop.Token);
            return body is null ? new(status, OutwardFault.TooLarge, []) : new(status, null, body, answer.Headers.ETag?.ToString(), answer.Content.Headers.LastModified);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new(null, OutwardFault.TimedOut, []);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            return new(null, FaultOf(broken), []);
        }
    }

    private static async Task<byte[]?> Read(HttpResponseMessage answer, int most, CancellationToken ct)
    {
        await using var stream = await answer.Content.ReadAsStreamAsync(ct);
        var body = new byte[most + 1];
        var read = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, ct);
        return read > most ? null : body[..read];
    }

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var secure = context.InitialRequestMessage.RequestUri!.Scheme == Uri.UriSchemeHttps;
        var leads = OutwardAddress.Literal(host) is { } literal ? [literal] : await Dns.GetHostAddressesAsync(host, ct);
        var allowed = leads.Where(a => OutwardAddress.MayCall(a, secure, options)).ToArray();
        if (allowed.Length == 0)
        {
            throw new NotAllowedException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static OutwardFault FaultOf(Exception broken)
    {
        for (var at = broken; at is not null; at = at.InnerException)
        {
            switch (at)
            {
                case NotAllowedException:
                    return OutwardFault.NotAllowed;
                case AuthenticationException:
                    return OutwardFault.NotSecure;
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return OutwardFault.NameUnknown;
            }
        }

        return OutwardFault.NoConnection;
    }

    private sealed class NotAllowedException() : IOException("The address leads where this city may not call.");
}
