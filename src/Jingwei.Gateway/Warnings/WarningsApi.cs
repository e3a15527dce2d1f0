using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jingwei.Gateway.Warnings;

/// <summary>Warnings of others and the sources that they come from; warnings of ours.</summary>
internal static class WarningsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var root = api.MapGroup("/warnings");
        root.MapGet("/in", async (string? state, string? cursor, ListWarnings list, HttpContext http, CancellationToken ct) => Results.Ok(await list.Run(state, cursor, http.Actor(), ct)))
            .Needs(Actions.WarningRead).WithName("ListWarnings").Produces<Page<WarningView>>();
        root.MapGet("/in/{id}", async (string id, ListWarnings list, HttpContext http, CancellationToken ct) => (await list.One(id, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.WarningRead).WithName("ShowWarning").Produces<WarningPage>().ProducesProblem(404);
        Feeds(root.MapGroup("/feeds"));
        Published(root.MapGroup("/published"));
    }

    private static void Feeds(RouteGroupBuilder feeds)
    {
        feeds.MapGet("", async (FeedBook book, HttpContext http, CancellationToken ct) => Results.Ok(await book.List(http.Actor(), ct)))
            .Needs(Actions.WarningManage).WithName("ListWarningFeeds").Produces<Page<WarningFeedView>>();
        feeds.MapPost("", async (WarningFeedRequest request, FeedBook book, HttpContext http, CancellationToken ct) =>
                (await book.Make(request, http.Actor(), ct)).ToAnswer(made => Results.Created($"/api/v1/warnings/feeds/{made.Id}", made)))
            .Needs(Actions.WarningManage).Repeatable().WithName("MakeWarningFeed").Produces<WarningFeedMade>(201).ProducesProblem(400).ProducesProblem(403).ProducesProblem(409);
        feeds.MapPut("/{id}", async (string id, WarningFeedRequest request, FeedBook book, HttpContext http, CancellationToken ct) =>
                (await book.Change(id, request, http.Actor(), ct)).ToAnswer(_ => Results.NoContent()))
            .Needs(Actions.WarningManage).WithName("ChangeWarningFeed").Produces(204).ProducesProblem(400).ProducesProblem(403).ProducesProblem(404);
        feeds.MapPost("/{id}/poll", async (string id, PollNow poll, HttpContext http, CancellationToken ct) => (await poll.Run(id, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.WarningManage).WithName("PollWarningFeed").Produces<WarningPollView>().ProducesProblem(404).ProducesProblem(409);
        feeds.MapGet("/{id}/polls", async (string id, string? cursor, FeedBook book, HttpContext http, CancellationToken ct) => (await book.Polls(id, cursor, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.WarningManage).WithName("ListWarningPolls").Produces<Page<WarningPollView>>().ProducesProblem(404);
        feeds.MapPost("/{id}/alerts", async (string id, PushWarning push, HttpContext http, CancellationToken ct) => (await push.Run(id, http.Request, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.WarningSend).WithMetadata(new ReadsBody(null, "application/cap+xml", "application/xml", "text/xml")).WithName("SendWarning").Produces<WarningTaken>()
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(413);
    }

    private static void Published(RouteGroupBuilder published)
    {
        published.MapGet("", async (string? state, string? cursor, ListPublished list, HttpContext http, CancellationToken ct) => Results.Ok(await list.Run(state, cursor, http.Actor(), ct)))
            .Needs(Actions.WarningRead).WithName("ListPublishedWarnings").Produces<Page<PublishedView>>();
        published.MapGet("/choices", async (ListPublished list, HttpContext http, CancellationToken ct) => Results.Ok(await list.Choices(http.Actor(), ct)))
            .Needs(Actions.WarningRead).WithName("ListPublishChoices").Produces<PublishChoices>();
        published.MapGet("/{id}", async (string id, ListPublished list, HttpContext http, CancellationToken ct) => (await list.One(id, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.WarningRead).WithName("ShowPublishedWarning").Produces<PublishedPage>().ProducesProblem(404);
        published.MapPost("", async (PublishRequest request, PublishWarning publish, HttpContext http, CancellationToken ct) =>
                (await publish.Publish(request, http.Actor(), ct)).ToAnswer(made => Results.Created($"/api/v1/warnings/published/{made.Id}", made)))
            .Needs(Actions.WarningPublish).Repeatable().WithName("PublishWarning").Produces<PublishedMade>(201).ProducesProblem(400).ProducesProblem(403);
        published.MapPost("/{id}/update", async (string id, UpdateWarningRequest request, PublishWarning publish, HttpContext http, CancellationToken ct) =>
                (await publish.Update(id, request, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.WarningPublish).Repeatable().WithName("UpdatePublishedWarning").Produces<PublishedMade>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        published.MapPost("/{id}/cancel", async (string id, CancelWarningRequest request, PublishWarning publish, HttpContext http, CancellationToken ct) =>
                (await publish.Cancel(id, request, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.WarningPublish).Repeatable().WithName("CancelPublishedWarning").Produces<PublishedMade>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
    }
}
