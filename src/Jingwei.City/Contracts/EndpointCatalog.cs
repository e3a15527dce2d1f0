using Jingwei.City.Rules;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jingwei.City.Contracts;

/// <summary>An endpoint and what it asks of its caller.</summary>
/// <param name="Method">GET, POST, …; <c>*</c> for a hub.</param>
/// <param name="Route">As it is mapped, from the root: <c>/api/v1/people/{userName}/phone</c>.</param>
/// <param name="Mark">Null when it carries none, or more than one: then the gate refuses it, and a test shall fail.</param>
public sealed record MarkedEndpoint(string Method, string Route, EndpointMark? Mark)
{
    /// <summary>Whether the gate lets a holder of the role through, wherever the post is; null stands for nobody.</summary>
    public bool LetsIn(string? role) => Mark switch
    {
        OpenEndpoint or DeviceEndpoint => true,
        NeedsAction needs => role is not null && RoleTable.ReachOf(role, needs.Action) != Reach.None,
        _ => false,
    };
}

/// <summary>Every endpoint under <c>/api</c>, <c>/hub</c> and <c>/open311</c> with its mark: for the test that walks them all, and for lists of what is open.</summary>
public static class EndpointCatalog
{
    /// <summary>What the gate guards, whether or not it carries a mark.</summary>
    internal static readonly string[] Guarded = ["/api", "/hub", "/open311"];

    public static IReadOnlyList<MarkedEndpoint> Of(IEnumerable<Endpoint> endpoints) =>
    [
        .. from endpoint in endpoints.OfType<RouteEndpoint>()
           let route = $"/{endpoint.RoutePattern.RawText?.TrimStart('/')}"
           where Guarded.Any(root => route.StartsWith($"{root}/", StringComparison.Ordinal))
           let marks = endpoint.Metadata.OfType<EndpointMark>().ToList()
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"]
           select new MarkedEndpoint(method, route, marks.Count == 1 ? marks[0] : null),
    ];
}
