namespace Jingwei.City.Contracts;

/// <summary>Names of rate limits; the host says how many.</summary>
public static class RateLimits
{
    /// <summary>For calls that need no account: per address.</summary>
    public const string Open = "open";

    /// <summary>For sign-in and set-up, where each call costs a slow hash: per address, fewer.</summary>
    public const string Door = "door";
}
