using System.Net.Http.Json;
using Jingwei.Foundation;
using Jingwei.Dispatch.Rules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Dispatch.Messages;

/// <summary>An SMS or voice provider behind an address that takes <c>{id, to, text}</c> as JSON and answers 2xx when it has it.</summary>
internal sealed class JsonGateway(string channel, Uri address, HttpClient http) : IMessageGateway
{
    public string Channel => channel;

    public async Task Send(long messageId, string phone, Text text, CancellationToken ct)
    {
        using var answer = await http.PostAsJsonAsync(address, new { id = messageId.ToString(), to = phone, text = text.Zh }, ct);
        answer.EnsureSuccessStatusCode();
    }
}

/// <summary>A WeCom group robot: its webhook takes a text and the phone numbers to mention.</summary>
internal sealed class WeComRobot(Uri webhook, HttpClient http) : IMessageGateway
{
    public string Channel => FallbackChain.WeCom;

    public async Task Send(long messageId, string phone, Text text, CancellationToken ct)
    {
        var body = new { msgtype = "text", text = new { content = text.Zh, mentioned_mobile_list = new[] { phone } } };
        using var answer = await http.PostAsJsonAsync(webhook, body, ct);
        answer.EnsureSuccessStatusCode();
        var said = await answer.Content.ReadFromJsonAsync<Said>(ct);
        if (said is { Errcode: not 0 })
        {
            throw new HttpRequestException($"WeCom answered {said.Errcode}");
        }
    }

    private sealed record Said(int Errcode);
}

internal static class HttpGateways
{
    /// <summary>Registers what is configured: <c>Gateways:Sms:Url</c>, <c>Gateways:Voice:Url</c>, <c>Gateways:WeCom:Webhook</c>.</summary>
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
#pragma warning disable CA2000 // Lives as long as the process.
        var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
#pragma warning restore CA2000
        foreach (var (key, channel) in new[] { ("Gateways:Sms:Url", FallbackChain.Sms), ("Gateways:Voice:Url", FallbackChain.Voice) })
        {
            if (Uri.TryCreate(configuration[key], UriKind.Absolute, out var address))
            {
                services.AddSingleton<IMessageGateway>(new JsonGateway(channel, address, http));
            }
        }

        if (Uri.TryCreate(configuration["Gateways:WeCom:Webhook"], UriKind.Absolute, out var webhook))
        {
            services.AddSingleton<IMessageGateway>(new WeComRobot(webhook, http));
        }
    }
}
