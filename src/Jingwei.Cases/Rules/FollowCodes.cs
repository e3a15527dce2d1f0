using System.Security.Cryptography;
using System.Text;

namespace Jingwei.Cases.Rules;

/// <summary>
/// The code with which a reporter follows a case without an account: 6 signs without look-alikes (no 0/O, 1/I/L), about 29 bits,
/// guarded by a limit on tries. Only a hash bound to the case's number is stored.
/// </summary>
public static class FollowCodes
{
    public const int Length = 6;
    private const string Signs = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    /// <param name="random">At least <see cref="Length"/> bytes that nobody can guess.</param>
    public static string Make(ReadOnlySpan<byte> random)
    {
        var code = new char[Length];
        for (var i = 0; i < Length; i++)
        {
            code[i] = Signs[random[i] % Signs.Length];
        }

        return new string(code);
    }

    public static string Hash(string number, string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{number}|{Normalize(code)}")));

    public static bool Matches(string number, string code, string hash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(number, code)), Encoding.ASCII.GetBytes(hash));

    private static string Normalize(string code) => new([.. code.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);
}
