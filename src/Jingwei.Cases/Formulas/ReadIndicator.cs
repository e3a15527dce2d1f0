using Jingwei.Cases.Rules.Appraisal;
using Jingwei.City.Contracts;
using Jingwei.Foundation.DataFiles;

namespace Jingwei.Cases.Formulas;

/// <summary>Reads the definition of one indicator. Pure.</summary>
internal static class ReadIndicator
{
    private static readonly Dictionary<string, Direction> Directions = new() { ["for"] = Direction.For, ["against"] = Direction.Against };
    private static readonly Dictionary<string, IndicatorUnit> Units = new() { ["percent"] = IndicatorUnit.Percent, ["cases"] = IndicatorUnit.Cases };
    private static readonly Dictionary<string, OurOwn> Ours = new() { ["formula"] = OurOwn.Formula, ["weight"] = OurOwn.Weight, ["thresholds"] = OurOwn.Thresholds };
    private static readonly Dictionary<string, int> Owners = Roles.All.Select((role, at) => (role, at)).ToDictionary(r => r.role, r => r.at);

    /// <summary>The definition; null, and noted, when something is wrong with it.</summary>
    /// <param name="appraised">Whose counts it may name; null when the table is not known.</param>
    public static Indicator? Read(YamlPlace node, Appraised? appraised)
    {
        node.Only("code", "name", "numerator", "denominator", "unit", "counts", "weight", "owner", "thresholds", "source", "ours");
        var (code, name) = (Code(node.Get("code")), node.Get("name").Words());
        var unit = node.Get("unit").Word(Units);
        var isRate = unit == IndicatorUnit.Percent;
        var numerator = ReadCountFormula.Read(node.Get("numerator"), appraised);
        var denominator = isRate ? ReadCountFormula.Read(node.Get("denominator"), appraised) : null;
        var direction = isRate ? node.Get("counts").Word(Directions) : node.Find("counts").Word(Directions) ?? Direction.For;
        var weight = node.Find("weight").Whole(0, 100) ?? 0;
        var owner = node.Get("owner").Word(Owners);
        var source = node.Get("source").Text();
        var ours = node.Find("ours").Items().Select(o => o.Word(Ours)).OfType<OurOwn>().ToList();
        var thresholds = Limits(node.Find("thresholds"), direction);
        if (unit == IndicatorUnit.Cases)
            CheckNumber(node, weight);
        if (numerator is not null && numerator == denominator)
            node.Find("denominator").Wrong("alwaysHundred", ("formula", $"{numerator}"));
        return (code, name, numerator, direction, owner, source) is ({ } c, { } n, { } above, { } counts, { } role, { } from) && (denominator is not null || unit == IndicatorUnit.Cases)
            ? new Indicator(c, n, above, denominator, counts, weight, Roles.All[role], from, ours, thresholds)
            : null;
    }

    private static string? Code(YamlPlace node)
    {
        if (node.Text() is not { } code)
            return null;
        if (char.IsAsciiLetterLower(code[0]) && code.All(char.IsAsciiLetterOrDigit))
            return code;
        node.Wrong("notCode", ("given", code));
        return null;
    }

    // A number of cases says how much work there was; weighing it would hold a quiet month against people.
    private static void CheckNumber(YamlPlace node, int weight)
    {
        if (weight > 0)
            node.Find("weight").Wrong("numberWeighed");
        if (node.Find("denominator").IsThere)
            node.Find("denominator").Wrong("numberOver");
        if (node.Find("thresholds").IsThere)
            node.Find("thresholds").Wrong("numberWatched");
    }

    private static Thresholds? Limits(YamlPlace node, Direction? direction)
    {
        if (!node.IsThere)
            return null;
        node.Only("warn", "act");
        if ((node.Get("warn").Percent(), node.Get("act").Percent()) is not ({ } warn, { } act))
            return null;
        if (direction is { } counts && (counts == Direction.For ? act >= warn : act <= warn))
            node.Find("act").Wrong(counts == Direction.For ? "actNotLess" : "actNotMore", ("warn", $"{warn}"), ("act", $"{act}"));
        return new Thresholds(warn, act);
    }
}
