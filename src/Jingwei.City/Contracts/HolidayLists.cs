using Jingwei.City.Calendars;
using Jingwei.Foundation;
using Jingwei.Foundation.DataFiles;

namespace Jingwei.City.Contracts;

/// <summary>Brings in the public holidays and swapped working days: those that ship, and those of a folder of the city's own. See <c>calendars/README.md</c>.</summary>
public static class HolidayLists
{
    private const string Prefix = "calendars/";

    /// <summary>File name (<c>cn/2026.yaml</c>) and text of each list that ships, in the order of their names.</summary>
    public static IEnumerable<(string File, string Yaml)> Shipped()
    {
        var assembly = typeof(HolidayLists).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name[Prefix.Length..].Replace('\\', '/'), reader.ReadToEnd());
        }
    }

    /// <summary>File name and text of each <c>*/*.yaml</c> in a folder, in the order of their names; none when the folder is not there.</summary>
    public static IEnumerable<(string File, string Yaml)> In(string folder) =>
        !Directory.Exists(folder) ? [] : Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Select(path => (File: Path.GetRelativePath(folder, path).Replace('\\', '/'), Path: path)).OrderBy(f => f.File, StringComparer.Ordinal)
            .Select(f => (f.File, File.ReadAllText(f.Path)));

    /// <summary>The calendar of a code (<c>cn</c>) from these files; of two of one name the later stands in place of the earlier.</summary>
    /// <exception cref="CalendarException">One of them has a mistake.</exception>
    public static WorkCalendar Read(string code, IEnumerable<(string File, string Yaml)> files)
    {
        var chosen = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (file, yaml) in files.Where(f => f.File.StartsWith(code + "/", StringComparison.Ordinal)))
            chosen[file] = yaml;
        var mistakes = new List<FileMistake>();
        var years = chosen.Select(f => ReadCalendarYear.Read(f.Key, f.Value, mistakes)).ToList();
        return mistakes.Count == 0 ? new WorkCalendar(years!) : throw new CalendarException(mistakes);
    }

    /// <summary>What is wrong with these files; nothing when they can be used.</summary>
    public static IReadOnlyList<FileMistake> Check(IEnumerable<(string File, string Yaml)> files)
    {
        var mistakes = new List<FileMistake>();
        foreach (var (file, yaml) in files)
            ReadCalendarYear.Read(file, yaml, mistakes);
        return mistakes;
    }
}
