using Jingwei.Foundation;

namespace Jingwei.City.Rules;

/// <summary>
/// What a password must be: long, and not one of the first that would be guessed. No composition rules and no expiry, after
/// NIST SP 800-63B-4 section 3.1.1.2 (its 15 characters for a lone factor are eased to 12, as OWASP ASVS 4.0.3 V2.1.1 has it,
/// because guesses at the door are locked out).
/// </summary>
internal static class PasswordRule
{
    public const int MinLength = 12;
    public const int MaxLength = 128;
    private const int FewestDifferent = 5;

    // Long passwords that stand near the top of published leaks; shorter ones fall to the length.
    private static readonly string[] Guessed =
    [
        "password1234", "passwordpassword", "qwertyuiop123", "qwertyuiopasdfgh", "1q2w3e4r5t6y", "iloveyou1234",
        "administrator", "letmein12345", "welcome12345", "woaini1314520", "adminadmin123", "qazwsxedcrfv", "a1b2c3d4e5f6",
    ];

    /// <summary>Null when it will do; else why not, about the field <c>password</c>.</summary>
    public static Refusal? Judge(string? password, string userName)
    {
        if (password is null || password.Length < MinLength)
        {
            return Refusal.Invalid("password", "password_too_short", ("min", MinLength));
        }

        if (password.Length > MaxLength)
        {
            return Refusal.Invalid("password", "password_too_long", ("max", MaxLength));
        }

        var plain = password.ToLowerInvariant();
        return plain.Distinct().Count() < FewestDifferent || IsRun(plain) || Guessed.Contains(plain)
            || plain.Contains(userName, StringComparison.OrdinalIgnoreCase)
            || plain.Contains("jingwei", StringComparison.Ordinal) && plain.Length < MinLength + "jingwei".Length
            ? Refusal.Invalid("password", "password_easy_to_guess")
            : null;
    }

    // 123456789012, abcdefghijkl: every step the same.
    private static bool IsRun(string text)
    {
        var steps = text.Zip(text.Skip(1), (a, b) => b - a).ToList();
        return steps.Count(s => s is 1 or -1 or 0) >= steps.Count - 1;
    }
}
