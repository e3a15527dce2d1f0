using Microsoft.AspNetCore.Builder;

namespace Jingwei.City.Contracts;

/// <summary>What an endpoint asks of its caller. Every endpoint of the API and every hub carries exactly one; without one it is refused.</summary>
public abstract record EndpointMark;

/// <summary>The caller must be allowed this action somewhere; the slice then asks for the thing at hand.</summary>
public sealed record NeedsAction(string Action) : EndpointMark;

/// <summary>Anyone may call, for a reason that is written down.</summary>
public sealed record OpenEndpoint(string Why) : EndpointMark;

/// <summary>A device or gateway with its token; the endpoint itself checks it.</summary>
public sealed record DeviceEndpoint : EndpointMark;

/// <summary>Pages of other sites may call it too. In return no session counts there: whoever calls is nobody, unless the endpoint itself looks at a key.</summary>
public sealed record CalledFromAnywhere;

/// <summary>The call may be repeated under an <c>Idempotency-Key</c> and then gets its first answer.</summary>
public sealed record RepeatableCall;

/// <summary>The answer carries an <c>ETag</c>; who brings it back in <c>If-None-Match</c> and has what is there is answered 304.</summary>
public sealed record ConditionalRead;

/// <summary>What a body that the endpoint reads by itself looks like, for the API's document.</summary>
/// <param name="Type">Of the JSON; null for pictures and other bytes.</param>
/// <param name="ContentTypes">The kinds that are taken.</param>
public sealed record ReadsBody(Type? Type, params string[] ContentTypes);

/// <summary>How routes say what they ask for.</summary>
public static class EndpointMarks
{
    /// <summary>Only actors who may do the action somewhere get in: 401 for nobody, 403 for others.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, string action)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new NeedsAction(action));

    /// <summary>Everyone gets in.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="why">The reason, a sentence for whoever reviews the list of open endpoints.</param>
    public static TBuilder OpenToAll<TBuilder>(this TBuilder endpoint, string why)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new OpenEndpoint(why));

    /// <summary>For what the world may read and send from its own pages: the caller's origin is not asked for, nor is a session.</summary>
    public static TBuilder FromAnywhere<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new CalledFromAnywhere());

    /// <summary>
    /// A repeat under the same key gets the first answer and changes nothing. Never for what must be looked at anew each time: passwords,
    /// and looks at personal data, each of which is logged.
    /// </summary>
    public static TBuilder Repeatable<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new RepeatableCall());

    /// <summary>For what is read again and again. Never for what each look at is logged, nor for files.</summary>
    public static TBuilder Conditional<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new ConditionalRead());

    /// <summary>For devices and gateways; the endpoint checks the token.</summary>
    public static TBuilder NeedsDevice<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new DeviceEndpoint());
}
