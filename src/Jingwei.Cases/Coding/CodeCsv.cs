using System.Globalization;
using System.Text.RegularExpressions;
using Jingwei.City.Contracts;
using Jingwei.Foundation.DataFiles;
using YamlDotNet.RepresentationModel;

namespace Jingwei.Cases.Coding;

/// <summary>
/// Takes conditions and limits from a sheet into the table in force: <c>code, condition, name_zh, name_en, unit, amount</c> and, as wanted, <c>grade</c>. What the sheet does not name stays as it
/// is; a condition that a category does not have is added to it. Pure.
/// </summary>
internal static partial class CodeCsv
{
    private static readonly string[] Required = ["code", "condition", "name_zh", "name_en", "unit", "amount"];
    private static readonly string[] Optional = ["grade"];

    public static bool Looks(string text) => text.TrimStart('\uFEFF', ' ', '\n', '\r').StartsWith("code,", StringComparison.Ordinal);

    /// <summary>The table's text with the sheet's limits and the next version's number; null when something in the sheet is wrong.</summary>
    public static string? Into(string yaml, string csv, int version, List<FileMistake> mistakes)
    {
        var sheet = CsvTable.Read(csv.TrimStart('\uFEFF'), Required, Optional);
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        var root = (YamlMappingNode)stream.Documents[0].RootNode;
        ((YamlScalarNode)root["version"]).Value = version.ToString(CultureInfo.InvariantCulture);
        var classes = ((YamlSequenceNode)root["classes"]).Cast<YamlMappingNode>().ToList();
        foreach (var row in sheet.Rows)
        {
            var (code, condition, zh, en, unit, amount) = (row.Required("code"), row.Required("condition"), row.Required("name_zh"), row.Required("name_en"), row.Required("unit"), row.Required("amount"));
            var holder = classes.Find(c => code is not null && code.StartsWith(Word(c, "code") + "-", StringComparison.Ordinal));
            var category = holder is null ? null : ((YamlSequenceNode)holder["categories"]).Cast<YamlMappingNode>().FirstOrDefault(c => Word(c, "code") == code);
            if (category is null)
                row.Wrong("code", "code_unknown");
            else if (condition is not null && !Name().IsMatch(condition))
                row.Wrong("condition", "not_a_word");
            else if (condition is not null && zh is not null && en is not null && unit is not null && amount is not null)
                Put(Conditions(category, holder!), condition, zh, en, row.Text("grade"), unit, amount);
        }
        mistakes.AddRange(sheet.Errors.Select(e => new FileMistake("csv", e.Line ?? 1, "csvWrong", ReadCodeTable.Sentences.Of("csvWrong", new Dictionary<string, string>
        {
            ["line"] = (e.Line ?? 1).ToString(CultureInfo.InvariantCulture), ["column"] = e.Field ?? "–", ["what"] = $"{e.Code} {e.Value}".Trim(),
        }))));
        if (mistakes.Count > 0)
            return null;
        using var text = new StringWriter();
        stream.Save(text, assignAnchors: false);
        return text.ToString().Replace("\n...", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal);
    }

    /// <summary>A category's own conditions; those of its class become its own when the sheet changes one of them.</summary>
    private static YamlMappingNode Conditions(YamlMappingNode category, YamlMappingNode holder)
    {
        if (category.Children.TryGetValue("conditions", out var own))
            return (YamlMappingNode)own;
        var copied = holder.Children.TryGetValue("conditions", out var shared) ? Copy(shared) : new YamlMappingNode();
        category.Add("conditions", copied);
        return (YamlMappingNode)copied;
    }

    private static void Put(YamlMappingNode conditions, string id, string zh, string en, string? grade, string unit, string amount)
    {
        var limit = new YamlMappingNode(new YamlScalarNode(unit), new YamlScalarNode(amount));
        if (!conditions.Children.TryGetValue(id, out var found))
            conditions.Add(id, found = new YamlMappingNode(new YamlScalarNode("limit"), limit));
        var condition = (YamlMappingNode)found;
        (condition.Children["zh"], condition.Children["en"]) = (new YamlScalarNode(zh), new YamlScalarNode(en));
        if (grade is null)
        {
            condition.Children["limit"] = limit;
            return;
        }
        if (!condition.Children.TryGetValue("grades", out var grades))
            condition.Add("grades", grades = new YamlMappingNode());
        ((YamlMappingNode)grades).Children[grade] = limit;
    }

    private static string? Word(YamlMappingNode map, string key) => (map.Children.TryGetValue(key, out var node) ? node as YamlScalarNode : null)?.Value;

    private static YamlNode Copy(YamlNode node) => node switch
    {
        YamlMappingNode map => new YamlMappingNode(map.Children.Select(c => new KeyValuePair<YamlNode, YamlNode>(Copy(c.Key), Copy(c.Value)))),
        YamlSequenceNode list => new YamlSequenceNode(list.Children.Select(Copy)),
        _ => new YamlScalarNode(((YamlScalarNode)node).Value) { Style = ((YamlScalarNode)node).Style },
    };

    [GeneratedRegex("^[a-z][A-Za-z0-9]{0,31}$")]
    private static partial Regex Name();
}
