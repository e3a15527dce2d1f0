using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Sensing.Rules;

/// <summary>
/// A day of a row has passed, and the row names no later one.
/// </summary>
/// <remarks>
/// The day itself is in order; begins at the midnight after it on the city's clocks, or when the row is heard if that is later. Ends with a row that names a later
/// day or none, for which "while" no longer holds, or that is gone.
/// <list type="table">
/// <item><term>until 3 May, nothing more</term><description>begins at 4 May 00:00</description></item>
/// <item><term>until 3 May, at 4 May 00:00 "until 3 May 2027" is heard</term><description>does not: at the instant itself it was no longer so</description></item>
/// <item><term>heard at 10:00 of 6 May: until 3 May</term><description>begins at 10:00, counted from then</description></item>
/// <item><term>begun, then until 5 May is heard on 8 May</term><description>goes on: that has passed too</description></item>
/// <item><term>no day</term><description>never passes</description></item>
/// </list>
/// </remarks>
/// <param name="code">The condition's code.</param>
/// <param name="dayIndex">The column.</param>
/// <param name="whileSo">Only while this holds; null for always.</param>
/// <param name="stateIndex">The value that says whether the row is new, kept or gone.</param>
/// <param name="city">Whose midnight.</param>
public sealed class PastDayRule(string code, int dayIndex, ValueLevel? whileSo, int stateIndex, CityTime city) : ConditionRule(code)
{
    // Memory: the end of the day, whether "while" holds, and since when both are as they are.
    private const int EndOfDay = 0;
    private const int IsOn = 1;
    private const int Since = 2;

    public override FoldState Initial { get; } = new(false, 0, double.NaN, [Never, whileSo is null ? 1 : 0, Never]);

    public override FoldState Apply(FoldState state, in Sample sample)
    {
        if (sample.Values[stateIndex] == RegisterForm.Gone)
            return Initial;
        var (slots, day) = (state.Slots, sample.Values[dayIndex]);
        var end = double.IsNaN(day) ? slots[EndOfDay] : day >= RegisterForm.NoDay ? Never : RegisterForm.EndOf((int)day, city);
        var isOn = whileSo?.Holds(sample) is { } holds ? (holds ? 1 : 0) : slots[IsOn];
        var since = end == slots[EndOfDay] && isOn == slots[IsOn] ? slots[Since] : sample.AtMs;
        return state with { Active = state.Active && isOn == 1 && end != Never && end <= sample.AtMs, Slots = [end, isOn, since] };
    }

    public override long? NextChangeMs(FoldState state) =>
        state.Active || state.Slots[IsOn] == 0 || state.Slots[EndOfDay] == Never ? null : Math.Max(state.Slots[EndOfDay], state.Slots[Since]);

    public override FoldState Change(FoldState state, long atMs) => state with { Active = true, StartMs = atMs };

    public override FoldState? GoOn(long startMs, in Sample latest, long nowMs) =>
        Apply(Initial, latest) is var state && NextChangeMs(state) <= nowMs ? state with { Active = true, StartMs = startMs } : null;
}
