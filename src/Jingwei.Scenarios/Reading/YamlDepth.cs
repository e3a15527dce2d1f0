using YamlDotNet.Core;

namespace Jingwei.Scenarios.Reading;

/// <summary>Guards against texts that nest without end: reading them into a tree would take more stack than a process has.</summary>
internal static class YamlDepth
{
    /// <summary>How deep a package may nest; those that ship stay below 12.</summary>
    public const int Most = 64;

    /// <summary>Whether the text nests deeper than <see cref="Most"/>. Events come from a machine of states and not from calls within calls, so looking is safe.</summary>
    public static bool IsTooDeep(string yaml)
    {
        var parser = new Parser(new StringReader(yaml));
        var depth = 0;
        try
        {
            while (parser.MoveNext())
                if ((depth += parser.Current!.NestingIncrease) > Most)
                    return true;
        }
        catch (Exception wrong) when (wrong is YamlException or InvalidOperationException)
        {
            // What is no YAML is told where it is read.
        }
        return false;
    }
}
