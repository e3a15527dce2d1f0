namespace Jingwei.Sensing.Rules;

/// <summary>What may stand for a value in a <see cref="Sample"/> beside its number.</summary>
public static class SampleValue
{
    // One of the many bit patterns that are not a number: whoever asks only for numbers passes over it, and it is stored like any other value.
    private const long OutOfRangeBits = 0x7FF8_0000_0000_00FA;

    /// <summary>The device said a number that the profile does not believe. Not a number (NaN).</summary>
    public static readonly double OutOfRange = BitConverter.Int64BitsToDouble(OutOfRangeBits);

    /// <summary>Whether a value is <see cref="OutOfRange"/>; a value of which nothing was said is not.</summary>
    public static bool IsOutOfRange(double value) => BitConverter.DoubleToInt64Bits(value) == OutOfRangeBits;

    /// <summary>Values of before, and over them what was said after, value by value.</summary>
    public static double[] Merge(double[] before, double[] after)
    {
        var values = (double[])after.Clone();
        for (var i = 0; i < values.Length; i++)
            if (double.IsNaN(values[i]) && !IsOutOfRange(values[i]))
                values[i] = before[i];
        return values;
    }
}
