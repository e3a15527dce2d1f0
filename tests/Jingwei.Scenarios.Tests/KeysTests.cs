using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Keys;
using YamlDotNet.RepresentationModel;
using static Jingwei.Scenarios.Tests.TestPackage;

namespace Jingwei.Scenarios.Tests;

/// <summary>What is said of a package's keys (to editors, in comparisons) is what readers know.</summary>
public sealed class KeysTests
{
    private const string Stranger = "zzzzzz";

    [Fact]
    public void The_schema_in_the_repository_is_the_one_that_the_keys_give() =>
        File.ReadAllText(Path.Combine(Repository.Root, "scenarios", "scenario.schema.json")).ShouldBe(
            WriteSchema.Text(), "run `jingwei scenario schema > scenarios/scenario.schema.json`");

    /// <summary>At every place of a whole package the reader is given a key that it cannot know, and says which it knows.</summary>
    [Fact]
    public void At_every_place_the_reader_knows_the_keys_that_are_described_and_no_others()
    {
        var visited = new HashSet<MapShape>(ReferenceEqualityComparer.Instance);
        foreach (var (text, shape, path) in Places())
        {
            visited.Add(shape);
            var problem = Problems(text, path, map => map.Add(Stranger, "1")).Single(p => Equals(p.Arguments?.GetValueOrDefault("key"), Stranger));
            var known = ((IEnumerable<string>)problem.Arguments!["known"]).ToList();
            (shape.Others is null ? known : known.Where(shape.Names.Contains)).ShouldBe(shape.Names, ignoreOrder: true, path);
        }
        Shapes(PackageKeys.All).Except(visited).SelectMany(s => s.Names).ShouldBeEmpty("the test's packages use every part");
    }

    [Fact]
    public void What_must_be_there_is_told_when_it_is_not_and_what_may_be_is_not()
    {
        foreach (var (text, shape, path) in Places())
            foreach (var key in shape.Keys.Where(k => k.Required || shape.ExactlyOne.Count == 0))
            {
                var lacking = Problems(text, path, map => map.Children.Remove(key.Name)).Any(p => p.Code is "keyLacking" or "topKeyLacking" && Equals(p.Arguments!["key"], key.Name));
                // Without examples there is another sentence.
                lacking.ShouldBe(key.Required && key.Name != "examples", $"{path} {key.Name}");
            }
    }

    [Fact]
    public void Every_word_that_a_package_chooses_from_has_a_name_in_both_languages() =>
        Choices(PackageKeys.All).Where(w => !ChoiceLabels.Has(w)).ShouldBeEmpty();

    [Fact]
    public void Every_package_that_ships_tells_editors_of_the_schema() =>
        LoadPackages.Shipped().ShouldAllBe(f => f.Yaml.StartsWith("# yaml-language-server: $schema=../scenario.schema.json\n", StringComparison.Ordinal));

    // One place for each shape that the two packages have.
    private static List<(string Text, MapShape Shape, string Path)> Places()
    {
        var found = new Dictionary<MapShape, (string, MapShape, string)>(ReferenceEqualityComparer.Instance);
        foreach (var text in new[] { Good, Needing })
            Walk(text, PackageKeys.All, Parse(text).RootNode, "");
        return [.. found.Values];

        void Walk(string text, Shape shape, YamlNode node, string path)
        {
            if (shape is MapShape map && node is YamlMappingNode entries)
            {
                found.TryAdd(map, (text, map, path));
                foreach (var key in map.Keys.Where(k => entries.Children.ContainsKey(k.Name)))
                    Walk(text, key.Shape, entries.Children[key.Name], $"{path}/{key.Name}");
            }
            else if (shape is NamedShape named && node is YamlMappingNode names)
                foreach (var (name, child) in names.Children)
                    Walk(text, named.Each, child, $"{path}/{name}");
            else if (shape is ListShape list && node is YamlSequenceNode items)
                for (var i = 0; i < items.Children.Count; i++)
                    Walk(text, list.Item, items.Children[i], $"{path}/#{i}");
        }
    }

    private static IEnumerable<MapShape> Shapes(Shape shape) => shape switch
    {
        MapShape map => map.Keys.SelectMany(k => Shapes(k.Shape)).Prepend(map),
        NamedShape named => Shapes(named.Each),
        ListShape list => Shapes(list.Item),
        _ => [],
    };

    private static IEnumerable<string> Choices(Shape shape) => shape switch
    {
        ChoiceShape choice => choice.Words,
        MapShape map => map.Keys.SelectMany(k => Choices(k.Shape)),
        NamedShape named => Choices(named.Each),
        ListShape list => Choices(list.Item),
        EitherShape either => either.Ways.SelectMany(Choices),
        _ => [],
    };

    private static List<PackageProblem> Problems(string text, string path, Action<YamlMappingNode> change)
    {
        var document = Parse(text);
        var node = document.RootNode;
        foreach (var step in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
            node = step.StartsWith('#') ? ((YamlSequenceNode)node).Children[int.Parse(step[1..])] : ((YamlMappingNode)node).Children[step];
        change((YamlMappingNode)node);
        using var written = new StringWriter();
        new YamlStream(document).Save(written, assignAnchors: false);
        return [.. (text == Good ? Read(written.ToString()) : Read(Good, written.ToString())).Problems];
    }

    private static YamlDocument Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents[0];
    }
}
