using Jingwei.City.Rules;
using Jingwei.City.Staff;

namespace Jingwei.City.Contracts;

/// <summary>Seals personal words of other rooms, such as how to reach a reporter; bound to the thing they belong to.</summary>
public sealed class PersonalText
{
    private readonly PersonalSeal seal;

    internal PersonalText(PersonalSeal seal) => this.seal = seal;

    /// <param name="ownerId">The case, home or person that it belongs to: it opens for no other.</param>
    public string Seal(long ownerId, string text) => Convert.ToBase64String(seal.Seal(ownerId, text));

    /// <summary>The words in clear. Whoever calls it logs the look.</summary>
    public string Open(long ownerId, string sealedText) => seal.Open(ownerId, Convert.FromBase64String(sealedText));

    /// <summary>32 bytes that only this city can work out, for one use and one owner: codes that need not be stored, numbers by which a text is told from another.</summary>
    public byte[] Mark(string use, long ownerId) => seal.HashWhole($"{use}|{ownerId}");

    /// <summary>For screens: of a name the first sign, which in Chinese is the family's.</summary>
    public static string MaskName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return $"{name[0]}{new string('*', Math.Clamp(name.Length - 1, 1, 8))}";
    }

    /// <summary>For screens: a number with its middle hidden; of other words the first and last sign.</summary>
    public static string Mask(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return PhoneNumber.Normalize(text) is { } number ? PhoneNumber.Mask(number)
            : text.Length <= 2 ? new string('*', text.Length)
            : $"{text[0]}{new string('*', Math.Min(text.Length - 2, 8))}{text[^1]}";
    }
}
