namespace Jingwei.Cases.Contracts;

/// <summary>Names of rate limits; the host says how many.</summary>
public static class RateLimits
{
    /// <summary>For calls that need no account: per address.</summary>
    public const string Open = "open";
}
