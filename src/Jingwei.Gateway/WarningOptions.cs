using Jingwei.Foundation.DataFiles;
using Jingwei.Gateway.Warnings;

namespace Jingwei.Gateway;

/// <summary>How a city publishes warnings.</summary>
public sealed record WarningOptions
{
    /// <summary>A city's own rules in place of <c>warnings/publishing.yaml</c>: their name, and their text.</summary>
    public (string Name, string Yaml)? Rules { get; init; }

    /// <summary>The name by which the world knows who warns, such as <c>warning@city.example</c>; null for one that is made of the public address, or of the city's official code.</summary>
    public string? Sender { get; init; }

    /// <summary>What is wrong with a text of rules; empty when nothing is.</summary>
    public static IReadOnlyList<FileMistake> MistakesIn(string file, string yaml)
    {
        var mistakes = new List<FileMistake>();
        ReadPublishingRules.Read(file, yaml, mistakes);
        return mistakes;
    }

    /// <summary>Whether a name may be a sender: no spaces, no commas, no &lt; and &amp;.</summary>
    public static bool IsSender(string name) => name.Length is > 0 and <= 100 && !name.Any(c => char.IsWhiteSpace(c) || c is ',' or '<' or '&');
}
