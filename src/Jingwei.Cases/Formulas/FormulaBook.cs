using Jingwei.Cases.Rules.Appraisal;
using Jingwei.Foundation.DataFiles;

namespace Jingwei.Cases.Formulas;

/// <summary>All versions of all tables that a city appraises by: those that ship, and those of a folder of its own. See <c>appraisal/README.md</c>.</summary>
public sealed class FormulaBook
{
    private const string Prefix = "appraisal/";

    private readonly IReadOnlyList<AppraisalTable> tables;

    private readonly IReadOnlyDictionary<string, string> texts;
    private readonly IReadOnlyDictionary<AppraisalTable, string> names;

    private FormulaBook(IReadOnlyList<(string Name, AppraisalTable Table)> read, IReadOnlyDictionary<string, string> texts)
    {
        tables = [.. read.Select(r => r.Table).OrderBy(t => t.Appraised).ThenBy(t => t.Version)];
        names = read.ToDictionary<(string Name, AppraisalTable Table), AppraisalTable, string>(r => r.Table, r => r.Name, ReferenceEqualityComparer.Instance);
        this.texts = texts;
    }

    /// <summary>By table, then by version.</summary>
    public IReadOnlyList<AppraisalTable> Tables => tables;

    /// <summary>File name (<c>inspector/1.yaml</c>) and text of each version that ships, in the order of their names.</summary>
    public static IEnumerable<(string Name, string Yaml)> Shipped()
    {
        var assembly = typeof(FormulaBook).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name[Prefix.Length..].Replace('\\', '/'), reader.ReadToEnd());
        }
    }

    /// <summary>File name and text of each <c>*/*.yaml</c> in a folder, in the order of their names.</summary>
    public static IEnumerable<(string Name, string Yaml)> In(string folder) =>
        Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Select(path => (Name: Path.GetRelativePath(folder, path).Replace('\\', '/'), Path: path)).OrderBy(f => f.Name, StringComparer.Ordinal)
            .Select(f => (f.Name, File.ReadAllText(f.Path)));

    /// <summary>The book of these files; of two of one name the later stands in place of the earlier.</summary>
    /// <exception cref="FormulaException">One of them has a mistake, or two do not go together.</exception>
    public static FormulaBook Read(IEnumerable<(string Name, string Yaml)> files)
    {
        var mistakes = new List<FileMistake>();
        var chosen = Chosen(files);
        var read = ReadAll(chosen, mistakes);
        return mistakes.Count == 0 ? new FormulaBook(read, chosen) : throw new FormulaException(mistakes);
    }

    /// <summary>What is wrong with these files; nothing when they can be used.</summary>
    public static IReadOnlyList<FileMistake> Check(IEnumerable<(string Name, string Yaml)> files)
    {
        var mistakes = new List<FileMistake>();
        ReadAll(Chosen(files), mistakes);
        return mistakes;
    }

    /// <summary>The version that appraises a period: the one in force on its first day, so that no formula changes within it. Null before the first version.</summary>
    public AppraisalTable? Find(Appraised appraised, Period period) => InForce(tables, appraised, period.First);

    /// <summary>The name of the file that a version was read from, as mistakes give it.</summary>
    public string FileOf(AppraisalTable table) => names[table];

    /// <summary>The file that a version was read from, as it stands.</summary>
    public string TextOf(AppraisalTable table) => texts[names[table]];

    /// <summary>
    /// The table that a changed text of a version would be, read as all others are and beside them; null when something is wrong, which is noted. That other tables reckon the same code otherwise
    /// is no mistake of a draft: whether theirs should follow is asked when it is put into force. Nothing is kept.
    /// </summary>
    public AppraisalTable? Draft(AppraisalTable table, string yaml, List<FileMistake> mistakes)
    {
        var file = names[table];
        var read = ReadAll(Chosen([.. texts.Select(t => (t.Key, t.Value)), (file, yaml)]), mistakes);
        mistakes.RemoveAll(m => m.Code == "formulaDiffers");
        return mistakes.Count == 0 ? read.Single(r => r.Name == file).Table : null;
    }

    private static SortedDictionary<string, string> Chosen(IEnumerable<(string Name, string Yaml)> files)
    {
        var chosen = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, yaml) in files)
            chosen[name] = yaml;
        return chosen;
    }

    private static List<(string Name, AppraisalTable Table)> ReadAll(SortedDictionary<string, string> chosen, List<FileMistake> mistakes)
    {
        var read = chosen.Select(f => (Name: f.Key, Table: ReadAppraisalTable.Read(f.Key, f.Value, mistakes))).Where(r => r.Table is not null).ToList();
        if (mistakes.Count == 0)
            Together(read!, mistakes);
        return read!;
    }

    private static void Together(List<(string Name, AppraisalTable Table)> read, List<FileMistake> mistakes)
    {
        foreach (var (name, table) in read)
        {
            if (read.Select(r => r.Table).Where(t => t.Appraised == table.Appraised && t.Version < table.Version).MaxBy(t => t.Version) is { } before && before.ValidFrom >= table.ValidFrom)
                Wrong(name, "validNotAfter", ("version", $"{table.Version}"), ("from", Said(table.ValidFrom)), ("before", $"{before.Version}"), ("beforeFrom", Said(before.ValidFrom)));
            if (read.Select(r => r.Table).Any(t => t != table && t.Appraised == table.Appraised && t.Version == table.Version))
                Wrong(name, "versionTwice", ("version", $"{table.Version}"));
            // Of two that come into force on one day the second is told.
            foreach (var other in Enum.GetValues<Appraised>().Select(a => InForce(read.Select(r => r.Table), a, table.ValidFrom)).OfType<AppraisalTable>()
                .Where(o => o.Appraised != table.Appraised && (o.ValidFrom < table.ValidFrom || o.Appraised < table.Appraised)))
                foreach (var one in table.Indicators)
                    if (other.Indicators.FirstOrDefault(i => i.Code == one.Code) is { } same && !same.IsReckonedAs(one))
                        Wrong(name, "formulaDiffers", ("code", one.Code), ("formula", one.Formula), ("other", ReadAppraisalTable.CodeOf(other.Appraised)), ("otherFormula", same.Formula));
        }

        void Wrong(string name, string code, params ReadOnlySpan<(string Place, string Value)> arguments) => YamlPlace.OfFile(name, ReadAppraisalTable.Sentences, mistakes).Wrong(code, arguments);
    }

    private static AppraisalTable? InForce(IEnumerable<AppraisalTable> tables, Appraised appraised, DateOnly day) =>
        tables.Where(t => t.Appraised == appraised && t.ValidFrom <= day).MaxBy(t => t.ValidFrom);

    private static string Said(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
