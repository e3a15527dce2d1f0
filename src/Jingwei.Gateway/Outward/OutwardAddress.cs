using System.Net;
using Jingwei.Foundation;

namespace Jingwei.Gateway.Outward;

/// <summary>Whether an address may be called: what can be told from its text, and, once it is resolved, from where it leads.</summary>
internal static class OutwardAddress
{
    public const int Longest = 500;

    /// <summary>The address that somebody typed, or what is wrong with it. What a name resolves to is looked at anew with each call.</summary>
    public static Result<Uri> Read(string field, string? text, OutwardOptions options)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length is 0 or > Longest || !Uri.TryCreate(trimmed, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") || uri.Host.Length == 0
            || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0)
        {
            return Refusal.Invalid(field, "outward_address_invalid", ("most", Longest));
        }

        var secure = uri.Scheme == Uri.UriSchemeHttps;
        if (!secure && options.Networks.Count == 0)
        {
            return Refusal.Invalid(field, "outward_address_needs_https");
        }

        return Literal(uri.Host) is { } address && !MayCall(address, secure, options) ? Refusal.Invalid(field, "outward_address_not_allowed", ("address", uri.Host)) : uri;
    }

    /// <summary>Public addresses by HTTPS; those of the declared networks by HTTP as well.</summary>
    public static bool MayCall(IPAddress address, bool secure, OutwardOptions options)
    {
        var plain = PublicAddresses.Plain(address);
        return options.Networks.Any(n => n.Contains(plain)) || (secure && PublicAddresses.Has(plain));
    }

    /// <summary>The address that a host is by itself, without asking anybody.</summary>
    public static IPAddress? Literal(string host) =>
        IPAddress.TryParse(host.Trim('[', ']'), out var address) ? address
        : host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback : null;
}
