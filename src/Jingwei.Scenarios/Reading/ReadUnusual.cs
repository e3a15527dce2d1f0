using System.Globalization;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Reading;

/// <summary>Reads what is compared with the same hour of earlier days: <c>in above 2 times its usual, at least 50, of the same hour over 7 days</c>.</summary>
internal static class ReadUnusual
{
    public static UnusualTest? Read(PackageNode node, DeviceKindDefinition kind)
    {
        ReadConditions.NoUntil(node, "unusual");
        var at = node.Get("unusual");
        // The commas are for the eye.
        string[] words = [.. ReadLevels.Words(at).Select(w => w.TrimEnd(','))];
        var least = double.NegativeInfinity;
        if (words is [.., "at", "least", var floor, "of", "the", "same", "hour", "over", _, "days"] && ReadLevels.Number(floor) is { } number)
            (words, least) = ([.. words[..^10], .. words[^7..]], number);
        if (words is not [var name, "above" or "below", var factor, "times", "its", "usual", "of", "the", "same", "hour", "over", var over, "days"]
            || ReadLevels.Number(factor) is not { } times || times <= 0
            || !int.TryParse(over, NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < UnusualTest.FewestDays or > UnusualTest.MostDays)
        {
            at.Wrong("unusualSentence", ("given", at.Text()), ("value", ReadLevels.Example(kind)), ("fewest", UnusualTest.FewestDays), ("most", UnusualTest.MostDays));
            return null;
        }
        return ReadLevels.NumberValue(at, name, kind) is { } value ? new UnusualTest(value.Name, words[1] == "above", times, least, days) : null;
    }
}
