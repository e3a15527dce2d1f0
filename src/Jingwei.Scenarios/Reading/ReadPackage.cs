using Jingwei.Scenarios.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Jingwei.Scenarios.Reading;

/// <summary>Reads one package and says everything that is wrong with it.</summary>
public static class ReadPackage
{
    /// <summary>The package, and its problems; with problems the package is not to be used.</summary>
    /// <param name="file">Named in problems.</param>
    /// <param name="yaml">The text.</param>
    public static (ScenarioPackage? Package, IReadOnlyList<PackageProblem> Problems) Read(string file, string yaml)
    {
        var problems = new List<PackageProblem>();
        YamlNode root;
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents.Count == 0)
                return (null, [new PackageProblem(file, 1, "The file is empty. It should begin with 'package: <name>'.")]);
            root = stream.Documents[0].RootNode;
        }
        catch (YamlException fault)
        {
            return (null, [new PackageProblem(file, (int)fault.Start.Line, $"This is not YAML: {fault.Message}")]);
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet's scanner says this of some brackets that are never closed.
            return (null, [new PackageProblem(file, 1, "This is not YAML: a bracket or quote is not closed.")]);
        }
        var node = new PackageNode(file, root, 1, "", problems);
        if (!node.IsMap)
            return (null, [new PackageProblem(file, 1, "A package should begin with 'package: <name>'.")]);
        node.Only("package", "version", "name", "purpose", "deviceKinds", "categories", "calls", "examples");
        var kinds = ReadDeviceKinds.Read(node.Find("deviceKinds"));
        var categories = ReadCategories.Read(node.Find("categories"));
        CheckCategories(node.Find("deviceKinds"), kinds, categories);
        var package = new ScenarioPackage(
            node.Get("package").Text(), node.Get("version").Whole(1, int.MaxValue), node.Get("name").Words(), node.Get("purpose").Words(),
            kinds, categories, ReadCategories.ReadCalls(node.Find("calls"), categories), ReadExamples.Read(node.Find("examples"), kinds));
        return (package, [.. problems.OrderBy(p => p.Line)]);
    }

    private static void CheckCategories(PackageNode node, IReadOnlyList<DeviceKindDefinition> kinds, IReadOnlyList<CategoryDefinition> categories)
    {
        foreach (var twice in categories.GroupBy(c => c.Code).Where(g => g.Count() > 1))
            node.Wrong($"The category '{twice.Key}' is declared twice.");
        foreach (var kind in kinds)
            foreach (var condition in kind.Conditions.Where(c => categories.All(k => k.Code != c.CategoryCode)))
                node.Find(kind.Code).Find("conditions").Find(condition.Code).Find("category").Wrong(
                    $"There is no category '{condition.CategoryCode}'. Declare it under 'categories', or name one of: {string.Join(", ", categories.Select(c => c.Code))}.");
    }
}
