using Microsoft.AspNetCore.Http;

namespace Jingwei.City.Doors;

/// <summary>
/// Browsers say from whose page a request or a web socket comes. Ours come from the same host and port; any other is refused, also where
/// the cookie's SameSite would not help, as between ports of one host. Programs send no Origin and pass.
/// </summary>
internal static class OriginRule
{
    public static bool IsForeign(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0)
        {
            return false;
        }

        if (!Uri.TryCreate(origin, UriKind.Absolute, out var from) || from.Scheme is not ("http" or "https"))
        {
            return true;
        }

        // A proxy may have ended TLS, so the schemes may differ; the name and port that the browser sees may not.
        var port = request.Host.Port ?? (from.Scheme == "https" ? 443 : 80);
        return !string.Equals(from.Host, request.Host.Host.Trim('[', ']'), StringComparison.OrdinalIgnoreCase)
            && !string.Equals(from.Host, request.Host.Host, StringComparison.OrdinalIgnoreCase)
            || from.Port != port;
    }
}
