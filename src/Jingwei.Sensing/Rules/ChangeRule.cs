using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Sensing.Rules;

/// <summary>
/// A column of a row is otherwise than it was before, or comes to one word.
/// </summary>
/// <remarks>
/// See <see cref="LookedRule"/> for when it is over.
/// <list type="table">
/// <item><term>a first row</term><description>is no change</description></item>
/// <item><term>A, then A with another column changed</term><description>is none</description></item>
/// <item><term>A, then gone, then B under the same key</term><description>is none: it is another row</description></item>
/// <item><term>to "ended": signed, then ended</term><description>happens; ended again does not</description></item>
/// </list>
/// </remarks>
/// <param name="code">The condition's code.</param>
/// <param name="valueIndex">The column.</param>
/// <param name="to">The number that it must come to; null for any change.</param>
/// <param name="stateIndex">The value that says whether the row is new, kept or gone.</param>
/// <param name="lookedIndex">The value that says when somebody looked.</param>
public sealed class ChangeRule(string code, int valueIndex, double? to, int stateIndex, int lookedIndex)
    : LookedRule(code, lookedIndex, BitConverter.DoubleToInt64Bits(double.NaN))
{
    protected override (bool Happens, long Memory) Hear(long memory, in Sample sample)
    {
        var (before, now) = (BitConverter.Int64BitsToDouble(memory), sample.Values[valueIndex]);
        if (sample.Values[stateIndex] == RegisterForm.Gone)
            return (false, BitConverter.DoubleToInt64Bits(double.NaN));
        if (double.IsNaN(now))
            return (false, memory);
        return (!double.IsNaN(before) && now != before && (to is null || now == to), BitConverter.DoubleToInt64Bits(now));
    }
}
