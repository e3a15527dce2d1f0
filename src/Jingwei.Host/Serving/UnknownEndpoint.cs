using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;

namespace Jingwei.Host.Serving;

/// <summary>What is said where no endpoint answers: that there is none, or that the one which stands there takes another method or another kind of body.</summary>
internal static class UnknownEndpoint
{
    public static IResult Answer(HttpContext http, EndpointDataSource endpoints)
    {
        var here = endpoints.Endpoints.OfType<RouteEndpoint>().Where(e => Stands(e.RoutePattern, http.Request.Path)).ToList();
        var methods = here.SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Distinct().Order(StringComparer.Ordinal).ToList();
        if (methods.Count == 0)
        {
            return Refusal.Because(RefusalKind.NotFound, "endpoint_unknown").ToProblem();
        }

        if (!methods.Contains(http.Request.Method))
        {
            http.Response.Headers.Allow = string.Join(", ", methods);
            return Refusal.Because(RefusalKind.WrongMethod, "method_not_allowed", ("allowed", methods)).ToProblem();
        }

        return Refusal.Because(RefusalKind.WrongContent, "content_type_unsupported", ("wanted", "application/json"), ("given", http.Request.ContentType)).ToProblem();
    }

    private static bool Stands(RoutePattern pattern, PathString path) =>
        pattern.RawText is { } text && !text.Contains("**", StringComparison.Ordinal)
        && new TemplateMatcher(TemplateParser.Parse(text.TrimStart('/')), []).TryMatch(path, []);
}
