using System.Globalization;
using System.Text.RegularExpressions;
using Jingwei.Cases.Rules.Coding;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Foundation.DataFiles;
using Jingwei.Foundation.WorkingTime;

namespace Jingwei.Cases.Coding;

/// <summary>Reads a table of codes; what is wrong is noted with file and line. Pure.</summary>
internal static partial class ReadCodeTable
{
    /// <summary>What can be wrong with a table, in sentences.</summary>
    public static readonly MistakeSentences Sentences = new(typeof(ReadCodeTable).Assembly, "Cases/Coding/");

    private static readonly IReadOnlyDictionary<string, ThingKind> Kinds = WordsOf<ThingKind>();
    private static readonly IReadOnlyDictionary<string, CheckWay> Checks = WordsOf<CheckWay>();
    private static readonly IReadOnlyDictionary<string, TimeUnit> Units = WordsOf<TimeUnit>();
    private static readonly IReadOnlyDictionary<string, AssetPart> Parts = WordsOf<AssetPart>();
    private static readonly IReadOnlyDictionary<string, int> BodyKinds = OrganizationKinds.All.ToDictionary(k => k, _ => 0);

    /// <summary>The table; null when something is wrong with it.</summary>
    public static CodeTable? Read(string file, string yaml, List<FileMistake> mistakes)
    {
        var before = mistakes.Count;
        if (YamlPlace.Root(file, yaml, Sentences, mistakes) is not { } root)
            return null;
        root.Only("standard", "version", "name", "source", "grades", "classes", "bodies", "fallback");
        var standard = root.Get("standard").Text();
        var version = root.Get("version").Whole(1, 9_999);
        var title = root.Get("name").Only("zh", "en").BothLanguages();
        var source = root.Get("source").Text();
        var grades = root.Find("grades").Entries().Select(g => new AreaGrade(g.Name, g.Only("zh", "en", "areas").BothLanguages() ?? Unnamed, TextsOf(g.Get("areas")))).ToList();
        var classes = root.Get("classes").Items().Select(c => Class(c, grades)).ToList();
        var (bodies, fallback) = (Rules(root.Get("bodies")), Rules(root.Get("fallback")));
        if (mistakes.Count > before)
            return null;
        var table = new CodeTable(standard!, version!.Value, title!, source!, grades, classes, bodies, fallback);
        CheckCodeTable.Run(root, table);
        return mistakes.Count == before ? table : null;
    }

    /// <summary>Stands for a name that is lacking, of what is not used.</summary>
    private static readonly Text Unnamed = Text.Same("");

    private static CodeClass Class(YamlPlace place, IReadOnlyList<AreaGrade> grades)
    {
        place.Only("code", "kind", "zh", "en", "check", "conditions", "categories");
        var code = place.Get("code").Text() ?? "";
        if (code.Length > 0 && !ClassShape().IsMatch(code))
            place.Find("code").Wrong("codeShape", ("given", code));
        var kind = place.Get("kind").Word(Kinds) ?? ThingKind.Asset;
        if (code.Length > 0 && code.StartsWith('A') != (kind == ThingKind.Asset))
            place.Find("code").Wrong("kindDiffers", ("given", code));
        var name = place.BothLanguages() ?? Unnamed;
        var check = place.Get("check").Word(Checks) ?? CheckWay.Site;
        var conditions = Conditions(place.Find("conditions"), grades);
        return new CodeClass(code, kind, name, [.. place.Get("categories").Items().Select(c => Category(c, code, check, conditions, grades))]);
    }

    private static CodeCategory Category(YamlPlace place, string classCode, CheckWay check, IReadOnlyList<CodeCondition> conditions, IReadOnlyList<AreaGrade> grades)
    {
        place.Only("code", "zh", "en", "own", "maps", "check", "conditions");
        var code = place.Get("code").Text() ?? "";
        if (code.Length > 0 && !CategoryShape().IsMatch(code))
            place.Find("code").Wrong("codeShape", ("given", code));
        else if (code.Length > 0 && !code.StartsWith(classCode + "-", StringComparison.Ordinal))
            place.Find("code").Wrong("codeOutside", ("given", code), ("class", classCode));
        var own = place.Find("conditions").IsThere ? Conditions(place.Find("conditions"), grades) : conditions;
        if (own.Count == 0)
            place.Wrong("noConditions", ("given", code));
        return new CodeCategory(
            code, place.BothLanguages() ?? Unnamed, place.Find("own").Truth(), TextsOf(place.Find("maps")), place.Find("check").IsThere ? place.Find("check").Word(Checks) ?? check : check, own);
    }

    private static IReadOnlyList<CodeCondition> Conditions(YamlPlace place, IReadOnlyList<AreaGrade> grades) => [.. place.Entries().Select(c => Condition(c, grades)).OfType<CodeCondition>()];

    private static CodeCondition? Condition(YamlPlace place, IReadOnlyList<AreaGrade> grades)
    {
        place.Only("zh", "en", "limit", "grades");
        var (name, limit) = (place.BothLanguages(), Limit(place.Get("limit")));
        var byGrade = new Dictionary<string, TimeLimit>();
        foreach (var grade in place.Find("grades").Entries())
        {
            if (grades.All(g => g.Id != grade.Name))
                grade.Wrong("gradeUnknown", ("given", grade.Name), ("known", string.Join(", ", grades.Select(g => g.Id))));
            if (Limit(grade) is { } own)
                byGrade[grade.Name] = own;
        }
        return name is null || limit is null ? null : new CodeCondition(place.Name, name, limit, byGrade);
    }

    private static IReadOnlyList<BodyRule> Rules(YamlPlace place) => [.. place.Items().Select(Rule)];

    private static BodyRule Rule(YamlPlace place)
    {
        place.Only("of", "conditions", "areas", "from", "called", "kind");
        if (new[] { "from", "called", "kind" }.Count(k => place.Find(k).IsThere) != 1)
            place.Wrong("ruleOne");
        var kind = place.Find("kind").Word(BodyKinds) is null ? null : place.Find("kind").Text();
        return new BodyRule(TextsOf(place.Find("of")), TextsOf(place.Find("conditions")), TextsOf(place.Find("areas")), place.Find("from").Word(Parts), place.Find("called").Text(), kind);
    }

    /// <summary>A limit such as <c>{ workingHours: 1.5 }</c>; null, and noted, when it is none.</summary>
    private static TimeLimit? Limit(YamlPlace place)
    {
        if (!place.IsThere)
            return null;
        if (place.IsMap && place.Entries().ToList() is [var only] && Units.TryGetValue(only.Name, out var unit) && only.Text() is { } text
            && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && TimeLimit.Find(amount, unit) is { } limit)
            return limit;
        place.Wrong("notLimit", ("known", string.Join(", ", Units.Keys)));
        return null;
    }

    private static IReadOnlyList<string> TextsOf(YamlPlace place) => [.. place.Items().Select(i => i.Text()).OfType<string>()];

    private static Dictionary<string, T> WordsOf<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(v => v.ToString() is var word ? char.ToLowerInvariant(word[0]) + word[1..] : "");

    [GeneratedRegex("^[AE][0-9]{2}$")]
    private static partial Regex ClassShape();

    [GeneratedRegex("^[AE][0-9]{2}-[0-9]{2}$")]
    private static partial Regex CategoryShape();
}

/// <summary>Whether the parts of a table fit together. Pure.</summary>
internal static class CheckCodeTable
{
    public static void Run(YamlPlace root, CodeTable table)
    {
        var (codes, maps) = (new HashSet<string>(), new HashSet<string>());
        foreach (var (place, one) in root.Find("classes").Items().Zip(table.Classes))
        {
            if (!codes.Add(one.Code))
                place.Find("code").Wrong("codeTwice", ("given", one.Code));
            foreach (var (below, category) in place.Find("categories").Items().Zip(one.Categories))
            {
                if (!codes.Add(category.Code))
                    below.Find("code").Wrong("codeTwice", ("given", category.Code));
                foreach (var twice in category.Maps.Where(m => !maps.Add(m)))
                    below.Find("maps").Wrong("mapTwice", ("given", twice));
            }
        }
        var conditions = table.Categories.SelectMany(c => c.Conditions).Select(c => c.Id).ToHashSet();
        foreach (var (list, rules) in new[] { ("bodies", table.Bodies), ("fallback", table.Fallback) })
        {
            foreach (var (place, rule) in root.Find(list).Items().Zip(rules))
            {
                foreach (var of in rule.Of.Where(o => !codes.Contains(o)))
                    place.Wrong("ofUnknown", ("given", of));
                foreach (var condition in rule.Conditions.Where(c => !conditions.Contains(c)))
                    place.Wrong("conditionUnknown", ("given", condition));
            }
        }
    }
}
