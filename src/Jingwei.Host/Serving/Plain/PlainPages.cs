using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;

namespace Jingwei.Host.Serving.Plain;

/// <summary>
/// The resident's pages for browsers that run no script: plain forms that the same slices answer. Open to all like the calls of the API that
/// they stand for, and held to the same limit of calls.
/// </summary>
internal static class PlainPages
{
    private const string WhyOpen = "a resident whose browser runs no script reports and follows without an account";

    public static IServiceCollection AddPlainPages(this IServiceCollection services) =>
        services.AddSingleton<PlainPlace>().AddSingleton<PlainReport>().AddSingleton<PlainFollow>();

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup(PlainHtml.Root);
        Open(pages.MapGet("/", (string? lang) => Home(PlainWords.In(lang))));
        Open(pages.MapGet("/report", (string? lang, PlainReport report) => report.Begin(PlainWords.In(lang))));
        Open(pages.MapGet("/follow", (string? lang, PlainFollow follow) => follow.Begin(PlainWords.In(lang))));
        Report(pages.MapPost("/report", async (PlainReport report, HttpContext http, CancellationToken ct) =>
        {
            var form = await http.Request.ReadFormAsync(ct);
            return await report.Take(form, PlainWords.In(form["lang"]), http.Actor(), ct);
        }));
        Open(pages.MapPost("/follow", async (PlainFollow follow, HttpContext http, CancellationToken ct) =>
        {
            var form = await http.Request.ReadFormAsync(ct);
            return await follow.Take(form, PlainWords.In(form["lang"]), http.Actor(), ct);
        }));
    }

    public static bool Has(PathString path) => path.StartsWithSegments(PlainHtml.Root);

    /// <summary>What a reader sees who asked too often; in both languages, because the form was not read.</summary>
    public static IResult TooMany()
    {
        var (zh, en) = (PlainWords.In("zh"), PlainWords.In("en"));
        return new PlainHtml(zh, null).Heading(zh["too_many_requests"]).Lead(en["too_many_requests"]).Page("", zh["site"], StatusCodes.Status429TooManyRequests);
    }

    private static void Open(RouteHandlerBuilder page) => page.OpenToAll(WhyOpen).RequireRateLimiting(RateLimits.Open).ExcludeFromDescription();

    private static void Report(RouteHandlerBuilder page) => page.OpenToAll(WhyOpen).RequireRateLimiting(RateLimits.Report).ExcludeFromDescription();

    private static IResult Home(PlainWords words)
    {
        var page = new PlainHtml(words, null);
        return page.Heading(words["home.title"]).Lead(words["home.lead"])
            .Raw($"<a class=\"go main\" href=\"{page.Link("/report")}\">{PlainHtml.Encode(words["home.report"])}</a><a class=\"go\" href=\"{page.Link("/follow")}\">{PlainHtml.Encode(words["home.follow"])}</a>")
            .Page("", words["home.title"]);
    }
}
