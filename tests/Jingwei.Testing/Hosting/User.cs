using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Jingwei.Testing.Hosting;

/// <summary>What came back.</summary>
public sealed record Answer(HttpStatusCode Status, JsonNode? Body)
{
    public string? Code => Body?["code"]?.GetValue<string>();
}

/// <summary>Somebody with a browser's cookies.</summary>
public sealed class User(RunningHost host, string name)
{
    private readonly HttpClientHandler handler = new();
    private HttpClient? client;

    public string Name => name;

    public CookieContainer Cookies => handler.CookieContainer;

    public HttpClient Client => client ??= new HttpClient(handler) { BaseAddress = new Uri(host.Address) };

    public static async Task<User> SignIn(RunningHost host, string userName, string password)
    {
        var user = new User(host, userName);
        (await user.Post("/session", new { userName, password })).Status.ShouldBe(HttpStatusCode.OK, userName);
        return user;
    }

    /// <summary>The body of GET /api/v1…, which must be found.</summary>
    public async Task<JsonNode?> Get(string path)
    {
        var answer = await Send(HttpMethod.Get, path);
        answer.Status.ShouldBe(HttpStatusCode.OK, path);
        return answer.Body;
    }

    public Task<Answer> TryGet(string path) => Send(HttpMethod.Get, path);

    public Task<Answer> Post(string path, object body, string? idempotencyKey = null) => Send(HttpMethod.Post, path, JsonContent.Create(body), idempotencyKey);

    /// <summary>Makes a move and answers the case's page.</summary>
    public async Task<JsonNode> Move(string number, string move, object? more = null)
    {
        var answer = await TryMove(number, move, more);
        answer.Status.ShouldBe(HttpStatusCode.OK, $"{name} {move}: {answer.Body}");
        return answer.Body!;
    }

    public Task<Answer> TryMove(string number, string move, object? more = null)
    {
        var body = more is null ? [] : JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(more))!.AsObject();
        body["move"] = move;
        return Post($"/cases/{Uri.EscapeDataString(number)}/moves", body);
    }

    public async Task<Answer> Send(HttpMethod method, string path, HttpContent? content = null, string? idempotencyKey = null, string? bearer = null)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith("/openapi", StringComparison.Ordinal) ? path : $"/api/v1{path}") { Content = content };
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        if (bearer is not null)
        {
            request.Headers.Authorization = new("Bearer", bearer);
        }

        using var answer = await Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return new Answer(answer.StatusCode, text is ['{' or '[', ..] ? JsonNode.Parse(text) : null);
    }
}
