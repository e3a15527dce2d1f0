using System.Text.RegularExpressions;

namespace Jingwei.Gateway.Warnings;

/// <summary>Looks for what must not go to the world in words that a person typed: a mobile number, an identity number, a home's door. Pure.</summary>
internal static partial class PublicText
{
    /// <summary>What is there that is somebody's own; null when nothing is. It may err towards the careful side.</summary>
    public static string? FindPersonal(string text) =>
        IdentityNumber().Match(text) is { Success: true } identity ? identity.Value
        : Mobile().Match(text) is { Success: true } mobile ? mobile.Value
        : Door().Match(text) is { Success: true } door ? door.Value : null;

    // Eighteen signs, the last perhaps an X.
    [GeneratedRegex(@"(?<![0-9])[1-9][0-9]{5}(19|20)[0-9]{2}[0-9]{7}[0-9Xx](?![0-9])")]
    private static partial Regex IdentityNumber();

    [GeneratedRegex(@"(?<![0-9])1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4}(?![0-9])")]
    private static partial Regex Mobile();

    [GeneratedRegex(@"[0-9]{2,5}\s*室|(?i:\b(room|flat|apt\.?|apartment)\s+[0-9]{1,5}\b)")]
    private static partial Regex Door();
}
