using Jingwei.Foundation.WorkingTime;

namespace Jingwei.Cases.Rules.Appeals;

/// <summary>How long there is to appeal and to judge; one version of <c>appeals/</c>.</summary>
/// <param name="FileWithin">From the judgement or the end of the case, whichever is later.</param>
/// <param name="JudgeWithin">At each level.</param>
public sealed record AppealRule(int Version, string Source, TimeLimit FileWithin, TimeLimit JudgeWithin)
{
    /// <summary>The instant from which the time to appeal runs: none while the case is open, for what is held against a body may still change.</summary>
    /// <param name="judgedAt">When it was judged so.</param>
    /// <param name="endedAt">When the case ended; null while it is open.</param>
    /// <param name="correctedAt">When another judgement of the same case was last corrected for the same body: what then stands is judged anew.</param>
    public static DateTimeOffset? RunsFrom(DateTimeOffset judgedAt, DateTimeOffset? endedAt, DateTimeOffset? correctedAt) =>
        endedAt is not { } ended ? null : new[] { judgedAt, ended, correctedAt ?? judgedAt }.Max();
}
