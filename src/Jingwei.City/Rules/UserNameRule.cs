using System.Text.RegularExpressions;

namespace Jingwei.City.Rules;

/// <summary>What a user name may look like: 2–32 ASCII letters, digits, dots, hyphens, underscores; case does not tell names apart.</summary>
internal static partial class UserNameRule
{
    public static bool Allows(string? userName) => userName is not null && Shape().IsMatch(userName);

    public static string Normalize(string userName) => userName.ToUpperInvariant();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{1,31}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
