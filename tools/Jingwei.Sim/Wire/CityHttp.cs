using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Jingwei.Sim.Wire;

/// <summary>What the city answered when it said no.</summary>
public sealed class CityRefusalException(HttpStatusCode status, string code, string text) : Exception($"{(int)status} {code}: {text}")
{
    public HttpStatusCode Status { get; } = status;

    public string Code { get; } = code;
}

/// <summary>
/// One person's way to the city: the HTTP API with that person's session, signed in again when it has ended. Also usable
/// without an account for what is open to all.
/// </summary>
public sealed class CityHttp(HttpClient http, string? userName = null, string? password = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly SemaphoreSlim signingIn = new(1, 1);

    /// <summary>The session's cookie, for the live line; null before the first call.</summary>
    public string? Cookie { get; private set; }

    /// <exception cref="CityRefusalException">The city said no.</exception>
    /// <exception cref="HttpRequestException">The city cannot be reached.</exception>
    public async Task<T> Get<T>(string path, CancellationToken ct)
    {
        using var answer = await Call(HttpMethod.Get, path, () => null, ct);
        return await answer.Content.ReadFromJsonAsync<T>(Json, ct) ?? throw new InvalidDataException($"{path} answered nothing.");
    }

    /// <summary>Like <see cref="Get{T}"/>, for calls that change something; the answer may be empty.</summary>
    public async Task<JsonElement?> Post(string path, object? body, CancellationToken ct, string? idempotencyKey = null)
    {
        using var answer = await Call(HttpMethod.Post, path, () => JsonContent.Create(body ?? new { }, options: Json), ct, idempotencyKey);
        return answer.StatusCode == HttpStatusCode.NoContent || answer.Content.Headers.ContentLength == 0
            ? null
            : await answer.Content.ReadFromJsonAsync<JsonElement>(Json, ct);
    }

    /// <summary>Hands in a photo and answers its id.</summary>
    public async Task<string> PostPicture(byte[] png, CancellationToken ct)
    {
        using var answer = await Call(HttpMethod.Post, "files", () =>
        {
            var content = new ByteArrayContent(png);
            content.Headers.ContentType = new("image/png");
            return content;
        }, ct);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Json, ct)).GetProperty("id").ToString();
    }

    public async Task SignIn(CancellationToken ct)
    {
        if (userName is null)
        {
            return;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "session") { Content = JsonContent.Create(new { userName, password }, options: Json) };
        using var answer = await http.SendAsync(request, ct);
        await Check(answer, ct);
        Cookie = string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
    }

    private async Task<HttpResponseMessage> Call(
        HttpMethod method, string path, Func<HttpContent?> content, CancellationToken ct, string? idempotencyKey = null)
    {
        for (var attempt = 0; ; attempt++)
        {
            await EnsureSession(ct);
            using var request = new HttpRequestMessage(method, path) { Content = content() };
            if (Cookie is not null)
            {
                request.Headers.Add("Cookie", Cookie);
            }

            if (idempotencyKey is not null)
            {
                request.Headers.Add("Idempotency-Key", idempotencyKey);
            }

            var answer = await http.SendAsync(request, ct);
            if (answer.StatusCode == HttpStatusCode.Unauthorized && attempt == 0 && userName is not null)
            {
                answer.Dispose();
                Cookie = null;
                continue;
            }

            await Check(answer, ct);
            return answer;
        }
    }

    private async Task EnsureSession(CancellationToken ct)
    {
        if (userName is null || Cookie is not null)
        {
            return;
        }

        await signingIn.WaitAsync(ct);
        try
        {
            if (Cookie is null)
            {
                await SignIn(ct);
            }
        }
        finally
        {
            signingIn.Release();
        }
    }

    private static async Task Check(HttpResponseMessage answer, CancellationToken ct)
    {
        if (answer.IsSuccessStatusCode)
        {
            return;
        }

        var text = await answer.Content.ReadAsStringAsync(ct);
        string code = "";
        try
        {
            code = JsonDocument.Parse(text).RootElement.TryGetProperty("code", out var named) ? named.ToString() : "";
        }
        catch (JsonException)
        {
            // Not a problem document: the status says enough.
        }

        var status = answer.StatusCode;
        answer.Dispose();
        throw new CityRefusalException(status, code, text.Length > 300 ? text[..300] : text);
    }
}
