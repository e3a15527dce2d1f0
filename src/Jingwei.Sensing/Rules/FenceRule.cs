using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Sensing.Rules;

/// <summary>
/// A moving thing that is in a place, or has left it, for a time or at once.
/// </summary>
/// <remarks>
/// <b>In</b>: begins when every sample for T was inside, counted from the first of them; ends with a sample outside. <b>Left</b>: the same with samples outside, and only of
/// a thing that was inside before. A sample that lacks one of the two coordinates says nothing. On the edge is inside.
/// <list type="table">
/// <item><term>enters: outside at 10:00, inside at 10:01</term><description>begins at 10:01, ends with the next sample outside</description></item>
/// <item><term>enters: first heard inside</term><description>begins</description></item>
/// <item><term>dwells for 10 min: inside at 10:00, nothing more</term><description>begins at 10:10 on the clock, counted from 10:00</description></item>
/// <item><term>inside at 10:00, outside at 10:10</term><description>does not</description></item>
/// <item><term>leaves: inside at 10:00, outside at 10:01</term><description>begins at 10:01, ends when it is back</description></item>
/// <item><term>leaves: first heard outside</term><description>does not: it was never seen there</description></item>
/// </list>
/// </remarks>
public sealed class FenceRule : ConditionRule
{
    // Memory: whether it was ever inside, and since when it is where it should not be.
    private static readonly FoldState Unheard = new(false, 0, double.NaN, [0, Never]);
    private readonly int lonIndex;
    private readonly int latIndex;
    private readonly FenceDefinition fence;
    private readonly bool leaves;
    private readonly long forMs;

    /// <param name="code">The condition's code.</param>
    /// <param name="lonIndex">Which of the profile's values is the longitude in degrees.</param>
    /// <param name="latIndex">Which of the profile's values is the latitude in degrees.</param>
    /// <param name="fence">The place.</param>
    /// <param name="leaves">It is out, having been in; else it is in.</param>
    /// <param name="forMs">T in milliseconds; 0 for at once.</param>
    public FenceRule(string code, int lonIndex, int latIndex, FenceDefinition fence, bool leaves, long forMs) : base(code)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(forMs);
        (this.lonIndex, this.latIndex, this.fence, this.leaves, this.forMs) = (lonIndex, latIndex, fence, leaves, forMs);
    }

    public override FoldState Initial => Unheard;

    public override FoldState Apply(FoldState state, in Sample sample)
    {
        var point = new GeoPoint(sample.Values[lonIndex], sample.Values[latIndex]);
        if (double.IsNaN(point.Lon) || double.IsNaN(point.Lat))
            return state;
        var inside = fence.Holds(point);
        var wasInside = state.Slots[0] == 1;
        if (leaves ? inside || !wasInside : !inside)
            return Unheard with { Slots = [inside || wasInside ? 1 : 0, Never] };
        return state.Slots[1] != Never ? state : state with { Slots = [1, sample.AtMs] };
    }

    // Where it was before is known, however long nobody watched.
    public override FoldState BeginAnew(FoldState state, in Sample last) => Apply(Unheard with { Slots = [state.Slots[0], Never] }, last);

    public override long? NextChangeMs(FoldState state) => state.Active || state.Slots[1] == Never ? null : state.Slots[1] + forMs;

    public override FoldState Change(FoldState state, long atMs) => state with { Active = true, StartMs = state.Slots[1] };

    public override FoldState? GoOn(long startMs, in Sample latest, long nowMs) =>
        Apply(new FoldState(true, startMs, double.NaN, [1, startMs]), latest) is { Active: true } goesOn ? goesOn : null;
}
