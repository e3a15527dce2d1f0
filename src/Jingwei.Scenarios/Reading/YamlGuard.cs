using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Jingwei.Scenarios.Reading;

/// <summary>
/// Guards against texts that are small and whose tree is not: those that nest without end, and those whose aliases name what holds them or repeat it a million times.
/// Reading them would take more stack or memory than a process has.
/// </summary>
internal static class YamlGuard
{
    /// <summary>How deep a package may nest; those that ship stay below 12.</summary>
    public const int MostDepth = 64;

    /// <summary>
    /// What is wrong with the text, <c>tooDeep</c> or <c>noAliases</c>, and in which line; null when it may be read. Events come from a machine of states and not from
    /// calls within calls, so looking is safe.
    /// </summary>
    public static (string Code, int Line)? Find(string yaml)
    {
        var parser = new Parser(new StringReader(yaml));
        var depth = 0;
        try
        {
            while (parser.MoveNext())
            {
                var line = (int)parser.Current!.Start.Line;
                if (parser.Current is AnchorAlias)
                    return ("noAliases", line);
                if ((depth += parser.Current.NestingIncrease) > MostDepth)
                    return ("tooDeep", line);
            }
        }
        catch (Exception wrong) when (wrong is YamlException or InvalidOperationException)
        {
            // What is no YAML is told where it is read.
        }
        return null;
    }
}
