using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace Jingwei.City.Accounts;

/// <summary>
/// The cookie of a session. It carries a random secret, sealed by data protection; everything else is looked up in the session's row at
/// each request, so that a lock, a sign-out or a new password ends it at once.
/// </summary>
internal static class SessionCookie
{
    public const string Scheme = "session";
    public const string CookieName = "jingwei";
    private const string SecretClaim = "sid";

    /// <summary>How long a sign-in lasts: field workers keep theirs over a fortnight of shifts.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(14);

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = CookieName;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Life;
        options.SlidingExpiration = false;
    }

    public static Task Give(HttpContext context, string secret) => context.SignInAsync(
        Scheme,
        new ClaimsPrincipal(new ClaimsIdentity([new Claim(SecretClaim, secret)], Scheme)),
        new AuthenticationProperties { IsPersistent = true });

    public static Task TakeBack(HttpContext context) => context.SignOutAsync(Scheme);

    /// <summary>The session's secret, if the request carries a cookie of ours.</summary>
    public static async Task<string?> SecretOf(HttpContext context)
    {
        if (!context.Request.Cookies.ContainsKey(CookieName))
        {
            return null;
        }

        var known = await context.AuthenticateAsync(Scheme);
        return known.Principal?.FindFirst(SecretClaim)?.Value;
    }
}
