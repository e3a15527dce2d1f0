namespace Jingwei.Sensing.Rules;

/// <summary>
/// Silence: no reading of any value for a time.
/// </summary>
/// <remarks>
/// Begins when the time since the last sample reaches T and counts from that sample; any sample ends it. A device that has never
/// spoken is unknown, not silent.
/// <list type="table">
/// <item><term>T = 1 h: samples at 10:00 and 11:00</term><description>not silent: the second came at the very instant</description></item>
/// <item><term>samples at 10:00 and 11:00:00.001</term><description>silent from 10:00 to 11:00:00.001</description></item>
/// </list>
/// </remarks>
public sealed class NoDataRule : ConditionRule
{
    private static readonly FoldState Unheard = new(false, 0, double.NaN, [Never]);
    private readonly long afterMs;

    /// <param name="code">The condition's code.</param>
    /// <param name="afterMs">T in milliseconds; more than 0.</param>
    public NoDataRule(string code, long afterMs) : base(code)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(afterMs);
        this.afterMs = afterMs;
    }

    public override bool Hears(in Sample sample) => true;

    public override FoldState Initial => Unheard;

    public override FoldState Change(FoldState state, long atMs) => state with { Active = true, StartMs = state.Slots[0] };

    public override FoldState Apply(FoldState state, in Sample sample) => new(false, 0, double.NaN, [sample.AtMs]);

    public override long? NextChangeMs(FoldState state) =>
        state.Active || state.Slots[0] == Never ? null : state.Slots[0] + afterMs;

    public override FoldState? GoOn(long startMs, in Sample latest, long nowMs) =>
        latest.AtMs + afterMs <= nowMs ? new FoldState(true, startMs, double.NaN, [latest.AtMs]) : null;
}
