using Jingwei.Foundation;

namespace Jingwei.Scenarios.Reading;

/// <summary>Reads the words that a value or a column may be: a list, or a map with what screens say for each.</summary>
internal static class ReadWords
{
    public static (IReadOnlyList<string> Words, IReadOnlyList<Text> Labels) Read(PackageNode node)
    {
        if (!node.IsMap)
            return ([.. node.NotEmpty().Select(w => w.Text())], []);
        var entries = node.Entries().ToList();
        return ([.. entries.Select(e => e.Key)], [.. entries.Select(e => e.Value.Words())]);
    }
}
