using System.Text.Json;
using Jingwei.Cases.Learning;

namespace Jingwei.Lab;

/// <summary>
/// Reads a tree of classes as JSON lines. A line's first field of text is the class, its last a name within it: <c>{"class": "Roads", "group": "Lighting", "kind": "Street light out"}</c>; what the fields are
/// called does not matter.
/// </summary>
public static class LabClasses
{
    private const string BesideExamples = "classes.jsonl";

    /// <summary>The file that <c>--classes</c> names; without it, one called <c>classes.jsonl</c> in the folder of the examples, if it is there and <c>--no-classes</c> does not forbid it.</summary>
    /// <param name="decided">Lines of classes that none of these has are passed over.</param>
    /// <exception cref="LabInputException">The file cannot be read, or a line is no such object.</exception>
    public static IReadOnlyList<CategoryName> Read(LabClassesChoice choice, string examples, IReadOnlyList<DecidedMessage> decided, TextWriter says)
    {
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(examples))!, BesideExamples);
        var file = choice.File ?? (!choice.None && File.Exists(beside) ? beside : null);
        if (file is null)
        {
            return [];
        }

        var known = decided.Select(d => d.Category).ToHashSet(StringComparer.Ordinal);
        var names = LabInput.Lines(file).Select(l => Parse(file, l.Number, l.Text)).Where(n => known.Contains(n.Category)).ToArray();
        says.WriteLine($"{names.Length} names of {names.Select(n => n.Category).Distinct().Count()} classes are learnt too: {file}");
        return names;
    }

    private static CategoryName Parse(string file, int number, string line)
    {
        var fields = LabInput.Fields(file, number, line);
        var names = fields.EnumerateObject().Where(f => f.Value.ValueKind == JsonValueKind.String).Select(f => f.Value.GetString()!.Trim()).Where(n => n.Length > 0).ToArray();
        return names.Length > 0 ? new CategoryName(names[0], names[^1]) : throw LabInput.Wrong(file, number, "names no class");
    }
}

/// <summary>What was said about the tree of classes: a file, or none; neither leaves it to what stands beside the examples.</summary>
public sealed record LabClassesChoice(string? File, bool None)
{
    public static LabClassesChoice Of(LabArguments arguments) => new(arguments.Take("--classes"), arguments.TakeSwitch("--no-classes"));
}
