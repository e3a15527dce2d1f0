using Jingwei.City.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jingwei.Gateway.Open311;

/// <summary>
/// Open311 GeoReport v2: reading is for everyone, and filing for everyone or for holders of keys, as the city says. No session counts here, and every refusal has the standard's form.
/// </summary>
internal static class Open311Api
{
    private const string WhyRead = "Open311: what residents reported, without anything of a person, is public";
    private const string WhyFile = "Open311: the form's api_key is looked at by the endpoint itself, where the city asks for one";

    public static void Map(IEndpointRouteBuilder app, Open311Options options)
    {
        var root = app.MapGroup(Open311Door.Root);
        // Whatever no other endpoint takes; and all, where the city has shut the door.
        Mark(root.Map("/{**rest}", Nothing).WithOrder(int.MaxValue), WhyRead, RateLimits.Open);
        if (options.Filing == Open311Filing.Off)
        {
            return;
        }

        Read(root, "/discovery.{format}", (http, _, say, _) => Task.FromResult(Of<Discovery>(http).Show(http.Request, say)));
        Read(root, "/v2/services.{format}", (http, _, say, _) => Task.FromResult(Of<Services>(http).List(say)));
        Read(root, "/v2/services/{id}.{format}", (http, id, say, _) => Task.FromResult(Of<Services>(http).Define(id, say)));
        Read(root, "/v2/requests.{format}", (http, _, say, ct) => Of<Requests>(http).List(Value(http.Request), say, ct));
        Read(root, "/v2/requests/{id}.{format}", (http, id, say, ct) => Of<Requests>(http).Show(id, say, ct));
        Read(root, "/v2/tokens/{id}.{format}", (http, id, say, ct) => Of<Requests>(http).Token(id, say, ct));
        Mark(root.MapGet("/v2/bulk.{format}", Bulk), WhyRead, RateLimits.Open);
        // A key has a name and can be revoked; who needs none is held to fewer.
        Mark(
            root.MapPost("/v2/requests.{format}", (HttpContext http, string format, CancellationToken ct) => Say(http, format, async (say, given) =>
                await Of<TakeRequest>(http).Run(http.Request, say, given), ct)).DisableAntiforgery(),
            WhyFile, options.Filing == Open311Filing.Open ? RateLimits.Report : RateLimits.Open);
    }

    private static void Read(IEndpointRouteBuilder root, string pattern, Func<HttpContext, string, Language, CancellationToken, Task<Reply>> answer) =>
        Mark(
            root.MapGet(pattern, (HttpContext http, string format, CancellationToken ct) =>
                Say(http, format, (say, given) => answer(http, http.GetRouteValue("id") as string ?? "", say, given), ct)),
            WhyRead, RateLimits.Open);

    private static void Mark(IEndpointConventionBuilder endpoint, string why, string limit) =>
        endpoint.OpenToAll(why).FromAnywhere().RequireRateLimiting(limit).ExcludeFromDescription();

    private static async Task<IResult> Say(HttpContext http, string format, Func<Language, CancellationToken, Task<Reply>> answer, CancellationToken ct)
    {
        var say = Language.Of(http.Request);
        return new FormattedReply(Refusal(http, format, say) ?? await answer(say, ct), format);
    }

    /// <summary>What holds for every call: a format that is known, and this city.</summary>
    private static Reply? Refusal(HttpContext http, string format, Language say, params IReadOnlyList<string> more)
    {
        if (!FormattedReply.Knows(format) && !more.Contains(format))
        {
            return Reply.Refuse(say, Wrong.Unknown("没有这种格式：地址应以 .xml 或 .json 结尾。", "There is no such format: the address should end in .xml or .json."));
        }

        return Of<Discovery>(http).IsOurs(Value(http.Request)("jurisdiction_id")) ? null : Reply.Refuse(say, Discovery.NotOurs);
    }

    private static async Task<IResult> Bulk(HttpContext http, string format, CancellationToken ct)
    {
        var say = Language.Of(http.Request);
        if (Refusal(http, format, say, "csv", "ndjson") is { } refusal)
        {
            return new FormattedReply(refusal, format);
        }

        if (format == "ndjson")
        {
            return await Of<BulkLines>(http).Answer(http, Value(http.Request), say, ct);
        }

        var (page, wrongs) = await Of<BulkExport>(http).Page(Value(http.Request), say, ct);
        if (page is null)
        {
            return new FormattedReply(Reply.Refuse(say, wrongs), format);
        }

        if (page.Next is { } next)
        {
            var query = http.Request.Query.Where(q => q.Key != "after").SelectMany(q => q.Value.Select(v => KeyValuePair.Create(q.Key, v))).Append(KeyValuePair.Create("after", (string?)next));
            http.Response.Headers.Link = $"<{Open311Door.Root}/v2/bulk.{format}{QueryString.Create(query)}>; rel=\"next\"";
        }

        http.Response.Headers.AccessControlAllowOrigin = "*";
        return format == "csv" ? Results.Bytes(await BulkExport.Csv(page, ct), "text/csv; charset=utf-8") : new FormattedReply(BulkExport.Reply(page), format);
    }

    /// <summary>There is no such address; or there is, and it takes another method.</summary>
    private static IResult Nothing(HttpContext http)
    {
        var reads = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        return new FormattedReply(
            Reply.Refuse(Language.Of(http.Request), reads
                ? Wrong.Unknown("没有这个地址，或缺少 .xml、.json 后缀。", "There is no such address, or its .xml or .json is missing.")
                : Wrong.With("这个地址不接受这种方法：只有 requests 接受 POST，其余为 GET。", "This address does not take this method: requests takes POST, all others GET.")),
            FormattedReply.FormatOf(http.Request.Path));
    }

    private static Func<string, string> Value(HttpRequest request) => name => request.Query[name].ToString().Trim();

    private static T Of<T>(HttpContext http)
        where T : notnull => (T)http.RequestServices.GetService(typeof(T))!;
}
