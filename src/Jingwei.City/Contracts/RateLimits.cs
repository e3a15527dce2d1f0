namespace Jingwei.City.Contracts;

/// <summary>Names of rate limits; the host says how many.</summary>
public static class RateLimits
{
    /// <summary>For calls that need no account: per address.</summary>
    public const string Open = "open";

    /// <summary>For what someone without an account may store: per address, far fewer; with an account as <see cref="Open"/>, per account.</summary>
    public const string Report = "report";

    /// <summary>For sign-in and set-up, where each call costs a slow hash: per address, fewer.</summary>
    public const string Door = "door";
}
