using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Reading;

/// <summary>
/// What stands in the place of something that could not be read, so that it is known by its name and nobody says of it what only follows from the mistake. It is only in
/// packages with mistakes, which are never used.
/// </summary>
internal static class Unread
{
    private const string AnyName = "*";

    /// <summary>No shape that Sensing knows: whatever is said of such a value may be right.</summary>
    public const ValueShape Shape = (ValueShape)(-1);

    /// <summary>The values of a kind whose values could not be read: one that has every name.</summary>
    public static IReadOnlyList<ValueDefinition> Values { get; } = [Value(AnyName, Text.Same(""), "")];

    /// <summary>A value that is there, and of which it is not known what it may be.</summary>
    public static ValueDefinition Value(string name, Text label, string unit) => new(name, label, unit, Shape, double.NegativeInfinity, double.PositiveInfinity, []);

    /// <summary>Whether the values of a kind could not be read.</summary>
    public static bool Is(DeviceKindDefinition kind) => kind.Values.Any(IsAny);

    /// <summary>Whether it is the value that has every name.</summary>
    public static bool IsAny(ValueDefinition value) => value.Name == AnyName;
}

/// <summary>The test of a condition whose sentence could not be read.</summary>
internal sealed record UnreadTest : ConditionTest;
