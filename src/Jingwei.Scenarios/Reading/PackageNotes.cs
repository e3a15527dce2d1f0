using Jingwei.Scenarios.Contracts;
using YamlDotNet.RepresentationModel;

namespace Jingwei.Scenarios.Reading;

/// <summary>What is noted while a package is read: its mistakes, and which keys were probably meant by mistyped ones, so that what stands under those is read and one mistake is told once.</summary>
internal sealed class PackageNotes
{
    // Maps with the same content are equal to YamlDotNet, and have lines of their own here.
    private readonly Dictionary<YamlNode, Dictionary<string, YamlNode>> meant = new(ReferenceEqualityComparer.Instance);

    public List<PackageProblem> Problems { get; } = [];

    /// <summary>A mistyped key stands for another, unless that is there too.</summary>
    public void Meant(YamlMappingNode map, string key, YamlNode written)
    {
        if (map.Children.Keys.Any(k => k is YamlScalarNode { Value: { } text } && text == key))
            return;
        if (!meant.TryGetValue(map, out var keys))
            meant[map] = keys = [];
        keys.TryAdd(key, written);
    }

    /// <summary>The key under which the content of this one was written by mistake; null when there is none.</summary>
    public YamlNode? FindMeant(YamlMappingNode map, string key) => meant.GetValueOrDefault(map)?.GetValueOrDefault(key);
}
