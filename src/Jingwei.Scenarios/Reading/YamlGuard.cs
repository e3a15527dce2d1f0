using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Jingwei.Scenarios.Reading;

/// <summary>What a text should not have, whatever it says.</summary>
/// <param name="Code">Of the mistake.</param>
/// <param name="Line">From 1.</param>
/// <param name="Key">The key that it is about; else empty.</param>
internal readonly record struct YamlFault(string Code, int Line, string Key = "");

/// <summary>
/// Guards against texts that are small and whose tree is not: those that nest without end, and those whose aliases name what holds them or repeat it a million times.
/// Reading them would take more stack or memory than a process has. Finds also what a tree no longer shows: a key that stands twice, a second document.
/// </summary>
internal static class YamlGuard
{
    /// <summary>How deep a package may nest; those that ship stay below 12.</summary>
    public const int MostDepth = 64;

    /// <summary>How long a package may be; those that ship stay below 30,000.</summary>
    public const int MostCharacters = 200_000;

    /// <summary>
    /// What is wrong with the text; null when it may be read. Events come from a machine of states and not from calls within calls, so looking is safe.
    /// </summary>
    public static YamlFault? Find(string yaml)
    {
        if (yaml.Length > MostCharacters)
            return new YamlFault("tooLong", 1);
        // What a decoder puts where the bytes are none of its own.
        if (yaml.IndexOf('\uFFFD', StringComparison.Ordinal) is var strange and >= 0)
            return new YamlFault("notUnicode", yaml.AsSpan(0, strange).Count('\n') + 1);
        var parser = new Parser(new StringReader(yaml));
        var open = new Stack<Part>();
        var documents = 0;
        try
        {
            while (parser.MoveNext())
                if (Wrong(parser.Current!, open, ref documents) is { } wrong)
                    return wrong;
        }
        catch (Exception wrong) when (wrong is YamlException or InvalidOperationException)
        {
            // What is no YAML is told where it is read.
        }
        return null;
    }

    private static YamlFault? Wrong(ParsingEvent current, Stack<Part> open, ref int documents)
    {
        var line = (int)current.Start.Line;
        switch (current)
        {
            case AnchorAlias:
                return new YamlFault("noAliases", line);
            case DocumentStart when ++documents > 1:
                return new YamlFault("twoDocuments", line);
            case Scalar scalar when open.TryPeek(out var around) && around.TakesKey() && !around.Keys!.Add(scalar.Value):
                return new YamlFault("keyTwice", line, scalar.Value);
            case MappingStart or SequenceStart:
                if (open.TryPeek(out var holds) && holds.TakesKey())
                    return new YamlFault("keyNoName", line);
                open.Push(new Part(current is MappingStart ? [] : null));
                return open.Count > MostDepth ? new YamlFault("tooDeep", line) : null;
            case MappingEnd or SequenceEnd:
                open.Pop();
                return null;
            default:
                return null;
        }
    }

    /// <summary>A map or list that is open.</summary>
    /// <param name="keys">Of a map; null for a list.</param>
    private sealed class Part(HashSet<string>? keys)
    {
        private bool isKey;

        public HashSet<string>? Keys => keys;

        /// <summary>Whether what comes now is a key; keys and values take turns.</summary>
        public bool TakesKey() => keys is not null && (isKey = !isKey);
    }
}
