using System.Globalization;
using System.Numerics;
using Jingwei.Cases.Rules.Appraisal;
using Jingwei.Foundation;
using Jingwei.Foundation.DataFiles;

namespace Jingwei.Cases.Formulas;

/// <summary>What only formula files have at a place of their YAML.</summary>
internal static class FormulaPlaces
{
    /// <summary>0 to 100, as it is written: 97.5.</summary>
    public static Fraction? Percent(this YamlPlace place)
    {
        if (place.Text() is not { } text)
            return null;
        var parts = text.Split('.');
        if (parts.Length <= 2 && text.Length <= 12 && parts.All(p => p.Length > 0 && p.All(char.IsAsciiDigit)))
        {
            var percent = new Fraction(BigInteger.Parse(string.Concat(parts), CultureInfo.InvariantCulture), BigInteger.Pow(10, parts.Length == 2 ? parts[1].Length : 0));
            if (percent <= 100)
                return percent;
        }
        place.Wrong("notPercent", ("given", text));
        return null;
    }

    /// <summary>A name in both languages, and nothing beside them.</summary>
    public static Text? Words(this YamlPlace place)
    {
        if (!place.IsThere || place.IsMap)
            return place.Only("zh", "en").BothLanguages();
        place.Wrong("notWords");
        return null;
    }
}
