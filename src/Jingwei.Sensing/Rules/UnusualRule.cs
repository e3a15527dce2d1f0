using Jingwei.Foundation;

namespace Jingwei.Sensing.Rules;

/// <summary>
/// A value that is much more, or much less, than it usually is at this hour of the day.
/// </summary>
/// <remarks>
/// Usual is the median of the means that the same hour of the city's clocks had on each of the last N days; a day on which nothing was heard in that hour is not counted,
/// neither as nothing nor as a day, and with fewer than 3 days that count nothing is usual. Looked at with each sample; begins with one that is more than the factor times the usual (or less), counted from
/// it, and ends with the first that is not, or of which it cannot be said. What is too little to matter is left alone: the greater of the two must be at least the floor. Counts
/// belong to the hour in which their interval ends, an interval that ends on the hour to the hour before.
/// <list type="table">
/// <item><term>above 2 times, at least 50: 40, 60, 50 at ten o'clock on the last three days, now 101</term><description>begins: the usual is 50</description></item>
/// <item><term>… now 100</term><description>does not: twice is not more than twice</description></item>
/// <item><term>40 and 60 on the last two days, now 1000</term><description>does not: two days are too few</description></item>
/// <item><term>40, 60, 50 on three of the last seven days, the other four missing, now 101</term><description>begins</description></item>
/// <item><term>20, 20, 20, now 45</term><description>does not: 45 is less than 50</description></item>
/// <item><term>above, begun at 10:50; at 11:00 an hour that was heard on two days only</term><description>ends with the first sample of that hour</description></item>
/// <item><term>below 0.5 times, at least 50: 60, 60, 60, now 29</term><description>begins</description></item>
/// <item><term>40, 40, 40, now 0</term><description>does not: 40 is less than 50</description></item>
/// </list>
/// </remarks>
public sealed class UnusualRule : ConditionRule
{
    /// <summary>Earlier days that must have been heard at this hour.</summary>
    public const int FewestDays = 3;

    /// <summary>Earlier days that are remembered at most.</summary>
    public const int MostDays = 28;

    // Memory: the sample with which it begins; day, hour, sum and number of samples of the hour that is going on; then for each hour the mean of each of the last days and
    // of today, by the day's number modulo their count, two of single precision in one place.
    private const int Due = 0;
    private const int Day = 1;
    private const int Hour = 2;
    private const int Sum = 3;
    private const int Count = 4;
    private const int Means = 5;
    private readonly int valueIndex;
    private readonly bool above;
    private readonly double times;
    private readonly double least;
    private readonly int days;
    private readonly bool endsIntervals;
    private readonly CityTime city;
    private readonly FoldState initial;

    /// <param name="code">The condition's code.</param>
    /// <param name="valueIndex">Which of the profile's values is looked at.</param>
    /// <param name="above">More than usual; else less.</param>
    /// <param name="times">The factor; more than 0.</param>
    /// <param name="least">The floor, in the value's unit.</param>
    /// <param name="days">N, from <see cref="FewestDays"/> to <see cref="MostDays"/>.</param>
    /// <param name="endsIntervals">Samples are counts at the end of their interval.</param>
    /// <param name="city">The clocks whose hours are meant.</param>
    public UnusualRule(string code, int valueIndex, bool above, double times, double least, int days, bool endsIntervals, CityTime city) : base(code)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(times);
        ArgumentOutOfRangeException.ThrowIfLessThan(days, FewestDays);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, MostDays);
        (this.valueIndex, this.above, this.times, this.least, this.days, this.endsIntervals, this.city) = (valueIndex, above, times, least, days, endsIntervals, city);
        var slots = new long[Means + (12 * (days + 1))];
        (slots[Due], slots[Day]) = (Never, Never);
        for (var i = 0; i < 24 * (days + 1); i++)
            SetMean(slots, i, float.NaN);
        initial = new FoldState(false, 0, double.NaN, slots);
    }

    public override FoldState Initial => initial;

    public override FoldState Apply(FoldState state, in Sample sample)
    {
        var value = sample.Values[valueIndex];
        if (double.IsNaN(value))
            return state;
        var slots = (long[])state.Slots.Clone();
        var local = city.LocalOf(endsIntervals ? sample.AtMs - 1 : sample.AtMs);
        Turn(slots, DateOnly.FromDateTime(local).DayNumber, local.Hour);
        var unusual = Usual(slots) is { } usual && Math.Max(value, usual) >= least && (above ? value > times * usual : value < times * usual);
        (slots[Sum], slots[Count]) = (BitConverter.DoubleToInt64Bits(BitConverter.Int64BitsToDouble(slots[Sum]) + value), slots[Count] + 1);
        slots[Due] = unusual && !state.Active ? sample.AtMs : Never;
        return new FoldState(state.Active && unusual, state.StartMs, value, slots);
    }

    // What is usual stays known; what was said before is not said again.
    public override FoldState BeginAnew(FoldState state, in Sample last) => new(false, 0, state.Value, [Never, .. state.Slots[1..]]);

    public override long? NextChangeMs(FoldState state) => state.Active || state.Slots[Due] == Never ? null : state.Slots[Due];

    public override FoldState Change(FoldState state, long atMs) => state with { Active = true, StartMs = state.Slots[Due], Slots = [Never, .. state.Slots[1..]] };

    // Another hour, perhaps of another day: the one that is over gets its mean, and the days between have none.
    private void Turn(long[] slots, int day, int hour)
    {
        if (slots[Day] == day && slots[Hour] == hour)
            return;
        if (slots[Count] > 0)
            SetMean(slots, Place((int)slots[Hour], slots[Day]), (float)(BitConverter.Int64BitsToDouble(slots[Sum]) / slots[Count]));
        if (slots[Day] != Never)
            for (var past = Math.Max(slots[Day] + 1, day - days); past <= day; past++)
                for (var h = 0; h < 24; h++)
                    SetMean(slots, Place(h, past), float.NaN);
        (slots[Day], slots[Hour], slots[Sum], slots[Count]) = (day, hour, 0, 0);
    }

    private double? Usual(long[] slots)
    {
        Span<float> known = stackalloc float[days];
        var count = 0;
        for (var back = 1; back <= days; back++)
            if (Mean(slots, Place((int)slots[Hour], slots[Day] - back)) is var mean && !float.IsNaN(mean))
                known[count++] = mean;
        if (count < FewestDays)
            return null;
        known = known[..count];
        known.Sort();
        return count % 2 == 1 ? known[count / 2] : ((double)known[(count / 2) - 1] + known[count / 2]) / 2;
    }

    private int Place(int hour, long day) => (hour * (days + 1)) + (int)(day % (days + 1));

    private static float Mean(long[] slots, int place) => BitConverter.Int32BitsToSingle((int)(slots[Means + (place / 2)] >> (place % 2 * 32)));

    private static void SetMean(long[] slots, int place, float mean)
    {
        var shift = place % 2 * 32;
        ref var slot = ref slots[Means + (place / 2)];
        slot = (slot & ~(0xFFFF_FFFFL << shift)) | ((long)BitConverter.SingleToUInt32Bits(mean) << shift);
    }
}
