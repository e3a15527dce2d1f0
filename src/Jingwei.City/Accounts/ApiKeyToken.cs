using System.Security.Cryptography;

namespace Jingwei.City.Accounts;

/// <summary>An API key as it is handed over: <c>jwk_</c>, the row's id, a dot, and the secret. Found by the id, proven by the secret.</summary>
internal sealed record ApiKeyToken(long Id, string Secret)
{
    private const string Prefix = "jwk_";

    public static ApiKeyToken? Parse(string token)
    {
        if (!token.StartsWith(Prefix, StringComparison.Ordinal) || token.IndexOf('.', StringComparison.Ordinal) is not (> 0 and var dot))
        {
            return null;
        }

        return long.TryParse(token.AsSpan(Prefix.Length, dot - Prefix.Length), out var id) ? new ApiKeyToken(id, token[(dot + 1)..]) : null;
    }

    public bool Fits(byte[] secretHash) => CryptographicOperations.FixedTimeEquals(Secrets.Hash(Secret), secretHash);

    public override string ToString() => $"{Prefix}{Id}.{Secret}";
}
