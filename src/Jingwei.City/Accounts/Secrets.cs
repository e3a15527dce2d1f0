using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Jingwei.City.Accounts;

/// <summary>Random secrets that are handed out once, and what is stored of them.</summary>
internal static class Secrets
{
    // No letters or digits that look alike: a start password is read from paper.
    private const string Readable = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>256 random bits, base64url.</summary>
    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>A start password of four groups of four: 79 bits.</summary>
    public static string NewPassword() =>
        string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Readable, 4)));

    /// <summary>What is stored of a secret of 256 random bits; a slow hash would add nothing.</summary>
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
