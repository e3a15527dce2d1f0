using Jingwei.Foundation;
using Microsoft.AspNetCore.Http;

namespace Jingwei.Gateway.Open311;

/// <summary>One thing that is wrong with a call.</summary>
/// <param name="Status">400, 403 or 404; what else there is, is 400 in this standard.</param>
internal sealed record Wrong(int Status, Text Says)
{
    public static Wrong With(string zh, string en) => new(StatusCodes.Status400BadRequest, new Text(zh, en));

    public static Wrong Key(string zh, string en) => new(StatusCodes.Status403Forbidden, new Text(zh, en));

    public static Wrong Unknown(string zh, string en) => new(StatusCodes.Status404NotFound, new Text(zh, en));
}

/// <summary>What a call comes to, in whichever format it was asked for.</summary>
/// <param name="Root">The name of the XML document's element.</param>
internal sealed record Reply(string Root, Spark Body, int Status = StatusCodes.Status200OK)
{
    /// <summary>The standard's list of errors. The status is the first one's.</summary>
    public static Reply Refuse(Language say, params IReadOnlyList<Wrong> wrongs) => new(
        "errors", Spark.List("error", wrongs.Select(w => Spark.Of(("code", (double)w.Status), ("description", say.Of(w.Says))))), wrongs[0].Status);

    public static Reply Requests(IEnumerable<Spark> requests) => new("service_requests", Spark.List("request", requests));
}

/// <summary>The language in which a caller reads; the standard has no word for it, HTTP has.</summary>
internal readonly record struct Language(bool English)
{
    /// <summary>English for whoever asks for it first; else Chinese.</summary>
    public static Language Of(HttpRequest request) => new(request.Headers.AcceptLanguage.ToString().TrimStart().StartsWith("en", StringComparison.OrdinalIgnoreCase));

    public string Of(Text text) => English ? text.InEnglish() : text.Zh;
}
