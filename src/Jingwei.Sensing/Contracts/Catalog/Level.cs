namespace Jingwei.Sensing.Contracts.Catalog;

/// <summary>How a value is compared with a limit.</summary>
public enum Comparison
{
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
    Is,
    IsNot,
}

/// <summary>
/// A comparison with a limit, in the value's own unit; booleans are 0 and 1, words their place in the profile's list.
/// A value that is not a number (NaN) is on no level.
/// </summary>
public readonly record struct Level(Comparison Comparison, double Limit)
{
    /// <summary>Whether a value is on this level; a value exactly at the limit is on it for AtLeast, AtMost and Is.</summary>
    public bool Holds(double value) => !double.IsNaN(value) && Comparison switch
    {
        Comparison.AtLeast => value >= Limit,
        Comparison.MoreThan => value > Limit,
        Comparison.AtMost => value <= Limit,
        Comparison.LessThan => value < Limit,
        Comparison.Is => value == Limit,
        Comparison.IsNot => value != Limit,
        _ => throw new InvalidOperationException($"Unknown comparison {Comparison}."),
    };

    /// <summary>The level that holds exactly when this one does not (NaN apart).</summary>
    public Level Opposite => new(Comparison switch
    {
        Comparison.AtLeast => Comparison.LessThan,
        Comparison.MoreThan => Comparison.AtMost,
        Comparison.AtMost => Comparison.MoreThan,
        Comparison.LessThan => Comparison.AtLeast,
        Comparison.Is => Comparison.IsNot,
        _ => Comparison.Is,
    }, Limit);

    /// <summary>Whether whatever is on the other level is on this one too.</summary>
    public bool Covers(Level other) => !Opposite.MeetsWith(other);

    /// <summary>Whether some value is on both levels; such a pair cannot be entry and recovery of one condition.</summary>
    public bool MeetsWith(Level other)
    {
        // The truth of a comparison changes only at its limit, so it is enough to try the limits and their near sides.
        ReadOnlySpan<double> trials =
        [
            Limit, Math.BitIncrement(Limit), Math.BitDecrement(Limit),
            other.Limit, Math.BitIncrement(other.Limit), Math.BitDecrement(other.Limit),
        ];
        foreach (var trial in trials)
            if (Holds(trial) && other.Holds(trial))
                return true;
        return false;
    }
}
