using Jingwei.Foundation;
using Jingwei.Foundation.DataFiles;
using Jingwei.Gateway.Open311;
using Microsoft.AspNetCore.Http;

namespace Jingwei.Gateway;

/// <summary>The Open311 door for the host: where it stands, and its own form of a refusal for what goes wrong before or beyond it.</summary>
public static class Open311Door
{
    public const string Root = "/open311";

    public static bool Has(PathString path) => path.StartsWithSegments(Root);

    /// <summary>What is wrong with a service file, by line; empty when nothing is.</summary>
    public static IReadOnlyList<FileMistake> MistakesIn(string name, string yaml)
    {
        var mistakes = new List<FileMistake>();
        ReadServices.Read(name, yaml, mistakes);
        return mistakes;
    }

    /// <summary>What a caller sees who asked too often. The standard knows no such thing; HTTP does.</summary>
    public static IResult TooMany(HttpContext http) => Say(http, StatusCodes.Status429TooManyRequests, new Text("请求太频繁，请稍后再试。", "Too many requests; wait a moment."));

    /// <summary>The service broke, and not by the caller's doing.</summary>
    public static IResult Fault(HttpContext http) => Say(
        http, StatusCodes.Status500InternalServerError, new Text($"服务出错，编号 {http.TraceIdentifier}。", $"The service failed, under {http.TraceIdentifier}."));

    /// <summary>What was sent cannot be read.</summary>
    public static IResult Unreadable(HttpContext http) => Say(http, StatusCodes.Status400BadRequest, new Text("请求无法读取。", "The request cannot be read."));

    private static IResult Say(HttpContext http, int status, Text says) =>
        new FormattedReply(Reply.Refuse(Language.Of(http.Request), new Wrong(status, says)), FormattedReply.FormatOf(http.Request.Path));
}
