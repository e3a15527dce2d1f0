namespace Jingwei.Sensing.Rules;

/// <summary>What may stand for a value in a <see cref="Sample"/> beside its number.</summary>
public static class SampleValue
{
    /// <summary>Values of before, and over them what was said after, value by value.</summary>
    public static double[] Merge(double[] before, double[] after)
    {
        var values = (double[])after.Clone();
        for (var i = 0; i < values.Length; i++)
            if (double.IsNaN(values[i]))
                values[i] = before[i];
        return values;
    }
}
