using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jingwei.Gateway.Webhooks;

/// <summary>Subscriptions to news of the city: kept, tested, and their messages looked at.</summary>
internal static class WebhooksApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/webhooks", async (WebhookDeliveries list, HttpContext http, CancellationToken ct) => Results.Ok(await list.List(http.Actor(), ct)))
            .Needs(Actions.WebhookManage).WithName("ListWebhooks").Produces<Page<WebhookView>>();
        api.MapPost("/webhooks", async (WebhookRequest request, WebhookBook book, HttpContext http, CancellationToken ct) =>
                (await book.Make(request, http.Actor(), ct)).ToAnswer(made => Results.Created($"/api/v1/webhooks/{made.Id}", made)))
            .Needs(Actions.WebhookManage).Repeatable().WithName("MakeWebhook").Produces<WebhookMade>(201).ProducesProblem(400).ProducesProblem(403).ProducesProblem(409);
        api.MapGet("/webhooks/{id}", async (string id, WebhookDeliveries list, HttpContext http, CancellationToken ct) => (await list.Show(id, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.WebhookManage).WithName("ShowWebhook").Produces<WebhookView>().ProducesProblem(404);
        api.MapPut("/webhooks/{id}", async (string id, WebhookRequest request, WebhookBook book, HttpContext http, CancellationToken ct) =>
                (await book.Change(id, request, http.Actor(), ct)).ToAnswer(_ => Results.NoContent()))
            .Needs(Actions.WebhookManage).WithName("ChangeWebhook").Produces(204).ProducesProblem(400).ProducesProblem(403).ProducesProblem(404);
        api.MapDelete("/webhooks/{id}", async (string id, WebhookBook book, HttpContext http, CancellationToken ct) => (await book.Remove(id, http.Actor(), ct)).ToAnswer(_ => Results.NoContent()))
            .Needs(Actions.WebhookManage).WithName("RemoveWebhook").Produces(204).ProducesProblem(404);
        api.MapPost("/webhooks/{id}/secret", async (string id, WebhookBook book, HttpContext http, CancellationToken ct) => (await book.NewSecret(id, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.WebhookManage).Repeatable().WithName("RenewWebhookSecret").Produces<WebhookMade>().ProducesProblem(404);
        api.MapPost("/webhooks/{id}/test", async (string id, WebhookDeliveries list, HttpContext http, CancellationToken ct) => (await list.Test(id, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.WebhookManage).WithName("TestWebhook").Produces<WebhookTestAnswer>().ProducesProblem(404);
        api.MapPost("/webhooks/{id}/pause", async (string id, WebhookBook book, HttpContext http, CancellationToken ct) => (await book.Pause(id, http.Actor(), ct)).ToAnswer(_ => Results.NoContent()))
            .Needs(Actions.WebhookManage).Repeatable().WithName("PauseWebhook").Produces(204).ProducesProblem(404);
        api.MapPost("/webhooks/{id}/resume", async (string id, WebhookBook book, WebhookSignals signals, HttpContext http, CancellationToken ct) =>
                (await book.Resume(id, http.Actor(), signals, ct)).ToAnswer(_ => Results.NoContent()))
            .Needs(Actions.WebhookManage).Repeatable().WithName("ResumeWebhook").Produces(204).ProducesProblem(404);
        api.MapGet("/webhooks/{id}/deliveries", async (string id, string? state, string? cursor, WebhookDeliveries list, HttpContext http, CancellationToken ct) =>
                (await list.Messages(id, state, cursor, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.WebhookManage).WithName("ListWebhookDeliveries").Produces<Page<WebhookDeliveryView>>().ProducesProblem(400).ProducesProblem(404);
        api.MapPost("/webhooks/{id}/deliveries/{delivery}/send", async (string id, string delivery, WebhookDeliveries list, HttpContext http, CancellationToken ct) =>
                (await list.SendAgain(id, delivery, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.WebhookManage).Repeatable().WithName("SendWebhookAgain").Produces<WebhookDeliveryView>().ProducesProblem(404);
        api.MapPost("/webhooks/{id}/deliveries/{delivery}/set-aside", async (string id, string delivery, WebhookDeliveries list, HttpContext http, CancellationToken ct) =>
                (await list.SetAside(id, delivery, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.WebhookManage).Repeatable().WithName("SetWebhookAside").Produces<WebhookDeliveryView>().ProducesProblem(404).ProducesProblem(409);
    }
}
