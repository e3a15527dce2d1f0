using Jingwei.Scenarios.Contracts;

namespace Jingwei.Scenarios.Reading;

/// <summary>Reads packages together, each after those that it needs, and says everything that is wrong with them.</summary>
internal sealed class ReadPackages
{
    private readonly List<PackageOutline> outlines;
    private readonly Dictionary<string, PackageOutline> byCode = [];
    private readonly Dictionary<PackageOutline, PackageNotes> notes;
    private readonly Dictionary<PackageOutline, ScenarioPackage?> read = new(ReferenceEqualityComparer.Instance);
    private readonly List<ScenarioPackage> inOrder = [];

    private ReadPackages(IEnumerable<(string File, string Yaml)> files)
    {
        // Taking YAML apart is the long part.
        outlines = [.. files.AsParallel().AsOrdered().Select(f => PackageOutline.Of(f.File, f.Yaml))];
        notes = new Dictionary<PackageOutline, PackageNotes>(ReferenceEqualityComparer.Instance);
        foreach (var outline in outlines)
        {
            notes[outline] = new PackageNotes();
            if (outline.Unreadable is { } why)
                notes[outline].Problems.Add(why);
            if (outline.Code.Length > 0)
                byCode.TryAdd(outline.Code, outline);
        }
    }

    public static PackageSet Read(IEnumerable<(string File, string Yaml)> files)
    {
        var all = new ReadPackages(files);
        foreach (var outline in all.outlines)
            all.One(outline, []);
        return new PackageSet(
            [.. all.outlines.Select(o => new PackageFile(o.File, all.read.GetValueOrDefault(o), [.. all.notes[o].Problems.OrderBy(p => p.Line)]))], all.inOrder);
    }

    private void One(PackageOutline outline, IReadOnlyList<string> way)
    {
        if (outline.Root is null || read.ContainsKey(outline))
            return;
        var node = new PackageNode(outline.File, outline.Root, 1, "", notes[outline]);
        var needed = new List<ScenarioPackage>();
        var complete = true;
        foreach (var need in node.Find("needs").Items())
            if (Needed(need, outline, [.. way, outline.Code]) is not { } package)
                complete = false;
            else if (!needed.Contains(package))
                needed.Add(package);
        var found = ReadPackage.Read(outline, node, new NeededPackages(outline, outline.Needs, needed, complete, outlines));
        read[outline] = found;
        inOrder.Add(found);
    }

    private ScenarioPackage? Needed(PackageNode need, PackageOutline outline, IReadOnlyList<string> way)
    {
        var code = need.Text();
        if (!byCode.TryGetValue(code, out var other))
        {
            var known = byCode.Keys.Where(k => k != outline.Code).ToList();
            need.Wrong(known.Count == 0 ? "needNone" : "needUnknown", ("package", code), ("known", known));
            return null;
        }
        if (way.Contains(code))
        {
            need.Wrong("needCircle", ("circle", string.Join(" → ", way.SkipWhile(w => w != code).Append(code))));
            return null;
        }
        One(other, way);
        return read.GetValueOrDefault(other);
    }
}
