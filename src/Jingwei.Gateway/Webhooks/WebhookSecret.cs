using System.Security.Cryptography;
using System.Text;

namespace Jingwei.Gateway.Webhooks;

/// <summary>
/// A subscription's secret and what is signed with it, as the Standard Webhooks specification 1.0.0 has them: <c>whsec_</c> with 24 to 64 bytes in base64, and HMAC-SHA256 over
/// <c>id.timestamp.body</c>.
/// </summary>
internal static class WebhookSecret
{
    public const string Prefix = "whsec_";
    private const int Bytes = 32;

    public static string New() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The value of <c>webhook-signature</c>.</summary>
    /// <param name="secrets">One; two while a new one is on its way to the receiver, who takes either.</param>
    /// <param name="id">The value of <c>webhook-id</c>.</param>
    /// <param name="at">The instant of this try; whole seconds count.</param>
    /// <param name="body">As it is sent.</param>
    public static string Sign(IEnumerable<string> secrets, string id, DateTimeOffset at, string body)
    {
        var signed = Encoding.UTF8.GetBytes($"{id}.{at.ToUnixTimeSeconds()}.{body}");
        return string.Join(' ', secrets.Select(s => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(s[Prefix.Length..]), signed))}"));
    }
}
