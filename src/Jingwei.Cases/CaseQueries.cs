using Jingwei.Cases.Contracts;

namespace Jingwei.Cases;

/// <summary>How far cases have come, as filters.</summary>
internal static class CaseQueries
{
    /// <summary>Work on them is not reported done.</summary>
    public static IQueryable<CaseRow> StillHandled(this IQueryable<CaseRow> cases) =>
        cases.Where(c => c.Stage != CaseStage.Check && c.Stage != CaseStage.Close && c.Stage != CaseStage.Ended);
}
