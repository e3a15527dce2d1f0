using System.Collections;
using System.Globalization;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Sensing.Rules;

/// <summary>
/// What a condition says, as one text: two declarations with the same text fold alike. What it is called, what is filed under it and how bad it is are not
/// part of it.
/// </summary>
internal static class RuleMeaning
{
    /// <summary>The text of a condition of a kind. Numbers that stand for words depend on the lists of words, so these are in it.</summary>
    public static string Of(DeviceKindDefinition kind, ConditionDefinition condition) =>
        Write(condition.Test) + Write(condition.Watched) + (kind.CountsIntervals ? " counts" : "") + string.Concat(kind.Values.Where(v => v.Words.Count > 0).Select(v => $" {v.Name}:{string.Join('|', v.Words)}"));

    // A declaration is what its constructor takes; what it works out from that is left alone.
    private static string Write(object? part) => part switch
    {
        null => "",
        string text => text,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(Write))}]",
        bool yes => yes ? "yes" : "no",
        _ when part.GetType().GetConstructors() is [{ } made, ..] && part.GetType() is { } type =>
            $"{type.Name}({string.Join(", ", made.GetParameters().Select(p => Write(type.GetProperty(p.Name!)!.GetValue(part))))})",
        _ => throw new ArgumentException($"{part.GetType().Name} cannot be part of a condition.", nameof(part)),
    };
}
