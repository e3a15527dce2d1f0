using System.Globalization;
using System.Text.RegularExpressions;
using Jingwei.City.Contracts;
using Jingwei.Foundation.DataFiles;
using YamlDotNet.RepresentationModel;

namespace Jingwei.Cases.Coding;

/// <summary>
/// Takes conditions and limits from a sheet into the table in force: <c>code, condition, unit, amount</c> and, as wanted, <c>name_zh, name_en, grade</c>. What the sheet does not name stays as it
/// is; a condition that a category does not have is added to it and needs a name. Pure.
/// </summary>
internal static partial class CodeCsv
{
    private static readonly string[] Required = ["code", "condition", "unit", "amount"];
    private static readonly string[] Optional = ["name_zh", "name_en", "grade"];

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
            var (code, condition, unit, amount) = (row.Required("code"), row.Required("condition"), row.Required("unit"), row.Required("amount"));
            var holder = classes.Find(c => code is not null && code.StartsWith(Word(c, "code") + "-", StringComparison.Ordinal));
            var category = holder is null ? null : ((YamlSequenceNode)holder["categories"]).Cast<YamlMappingNode>().FirstOrDefault(c => Word(c, "code") == code);
            if (category is null)
                row.Wrong("code", "code_unknown");
            else if (condition is not null && !Name().IsMatch(condition))
                row.Wrong("condition", "not_a_word");
            else if (condition is not null && unit is not null && amount is not null)
                Put(Conditions(category, holder!), condition, row, unit, amount);
        }
        mistakes.AddRange(sheet.Errors.Select(MistakeOf));
        if (mistakes.Count > 0)
            return null;
        using var text = new StringWriter();
        stream.Save(text, assignAnchors: false);
        return text.ToString().Replace("\n...", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal);
    }

    private static FileMistake MistakeOf(ImportError error)
    {
        var code = error.Code switch
        {
            "code_unknown" => "csvCodeUnknown", "not_a_word" => "csvNotWord", "required" => "csvRequired", "column_missing" => "csvColumnMissing", "column_unknown" or "column_twice" => "csvColumnUnknown",
            _ => "csvWrong",
        };
        return new FileMistake("csv", error.Line ?? 1, code, ReadCodeTable.Sentences.Of(code, new Dictionary<string, string>
        {
            ["line"] = (error.Line ?? 1).ToString(CultureInfo.InvariantCulture), ["column"] = error.Field ?? "–", ["given"] = error.Value ?? "", ["known"] = string.Join(", ", Required.Concat(Optional)),
        }));
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

    private static void Put(YamlMappingNode conditions, string id, TableRow row, string unit, string amount)
    {
        var limit = new YamlMappingNode(new YamlScalarNode(unit), new YamlScalarNode(amount));
        if (!conditions.Children.TryGetValue(id, out var found))
        {
            if (row.Required("name_zh") is not { } name)
                return;
            found = new YamlMappingNode(new YamlScalarNode("zh"), new YamlScalarNode(name), new YamlScalarNode("en"), new YamlScalarNode(name), new YamlScalarNode("limit"), limit);
            conditions.Add(id, found);
        }
        var condition = (YamlMappingNode)found;
        foreach (var (key, column) in new[] { ("zh", "name_zh"), ("en", "name_en") })
        {
            if (row.Text(column) is { } text)
                condition.Children[key] = new YamlScalarNode(text);
        }
        if (row.Text("grade") is not { } grade)
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
