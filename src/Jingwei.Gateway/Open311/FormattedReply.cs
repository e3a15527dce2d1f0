using Microsoft.AspNetCore.Http;

namespace Jingwei.Gateway.Open311;

/// <summary>Writes a reply in the format that its address ends in. Where that is none of the two, as XML: that one every client must read.</summary>
internal sealed class FormattedReply(Reply reply, string format) : IResult
{
    public static bool Knows(string format) => format is "xml" or "json";

    public static string FormatOf(PathString path) => path.Value?.EndsWith(".json", StringComparison.Ordinal) == true ? "json" : "xml";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var answer = httpContext.Response;
        var bytes = format == "json" ? reply.Body.ToJson() : reply.Body.ToXml(reply.Root);
        answer.StatusCode = reply.Status;
        answer.ContentType = format == "json" ? "application/json; charset=utf-8" : "text/xml; charset=utf-8";
        answer.ContentLength = bytes.Length;
        answer.Headers.Vary = "Accept-Language";
        answer.Headers.AccessControlAllowOrigin = "*";
        await answer.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }
}
