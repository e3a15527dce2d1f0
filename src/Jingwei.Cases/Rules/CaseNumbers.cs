using System.Globalization;

namespace Jingwei.Cases.Rules;

/// <summary>Numbers that people read out: year, the city's one-character mark, six digits or more.</summary>
public static class CaseNumbers
{
    public static string Format(int year, string cityMark, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{year}-{cityMark}-{count:D6}");
}
