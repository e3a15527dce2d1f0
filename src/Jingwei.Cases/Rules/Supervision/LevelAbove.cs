namespace Jingwei.Cases.Rules.Supervision;

/// <summary>Where what nobody answered goes.</summary>
public static class LevelAbove
{
    /// <summary>Of the levels over a place, those above the one that holds it; all of them when that one is not among them any more.</summary>
    /// <param name="levels">Nearest first.</param>
    public static IReadOnlyList<long> Above(IReadOnlyList<long> levels, long held) => levels.Contains(held) ? [.. levels.SkipWhile(a => a != held).Skip(1)] : levels;

    /// <summary>The nearest area above the one that holds it at which somebody supervises; null at the top.</summary>
    /// <param name="pathUp">The areas above the one that holds it, nearest first.</param>
    public static long? Next(IEnumerable<long> pathUp, IReadOnlySet<long> supervised)
    {
        foreach (var area in pathUp)
        {
            if (supervised.Contains(area))
            {
                return area;
            }
        }

        return null;
    }
}
