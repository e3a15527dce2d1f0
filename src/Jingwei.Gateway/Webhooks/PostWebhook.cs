using System.Net.Http.Headers;
using System.Text;
using Jingwei.City.Contracts;
using Jingwei.Gateway.Outward;

namespace Jingwei.Gateway.Webhooks;

/// <summary>One try: the message with the headers of the Standard Webhooks specification 1.0.0.</summary>
internal sealed class PostWebhook(OutwardHttp http, PersonalText seal, TimeProvider machine)
{
    public async Task<OutwardAnswer> Run(WebhookRow webhook, string messageId, string body, CancellationToken ct)
    {
        var at = machine.GetUtcNow();
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Address)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" } } },
        };
        request.Headers.Add("webhook-id", messageId);
        request.Headers.Add("webhook-timestamp", at.ToUnixTimeSeconds().ToString());
        request.Headers.Add("webhook-signature", WebhookSecret.Sign(SecretsOf(webhook, at), messageId, at, body));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Jingwei", "1"));
        return await http.Send(request, mostBytes: 0, ct);
    }

    private IEnumerable<string> SecretsOf(WebhookRow webhook, DateTimeOffset at)
    {
        yield return seal.Open(webhook.Id, webhook.Secret);
        if (webhook.EarlierSecret is { } earlier && at < webhook.EarlierUntil)
        {
            yield return seal.Open(webhook.Id, earlier);
        }
    }
}
