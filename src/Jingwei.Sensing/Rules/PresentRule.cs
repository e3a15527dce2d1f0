using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Sensing.Rules;

/// <summary>Another condition on a row, for as long as the row is there: one that is gone has nothing that holds, and begins anew when it comes back.</summary>
/// <param name="rule">The other condition.</param>
/// <param name="stateIndex">The value that says whether the row is new, kept or gone.</param>
public sealed class PresentRule(ConditionRule rule, int stateIndex) : ConditionRule(rule.Code)
{
    public override FoldState Initial => rule.Initial;

    public override FoldState Apply(FoldState state, in Sample sample) => sample.Values[stateIndex] == RegisterForm.Gone ? rule.Initial : rule.Apply(state, sample);

    public override long? NextChangeMs(FoldState state) => rule.NextChangeMs(state);

    public override FoldState Change(FoldState state, long atMs) => rule.Change(state, atMs);

    public override FoldState? GoOn(long startMs, in Sample latest, long nowMs) =>
        latest.Values[stateIndex] == RegisterForm.Gone ? null : rule.GoOn(startMs, latest, nowMs);
}
