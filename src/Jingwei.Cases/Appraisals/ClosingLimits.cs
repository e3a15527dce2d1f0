using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Flow;

namespace Jingwei.Cases.Appraisals;

/// <summary>应结案: how long a case has from its filing to its closing: the limits of all that lies between, one after the other. Pure.</summary>
internal static class ClosingLimits
{
    /// <summary>The clocks of a flow that lie between filing and closing, in its order; one that runs only while another does gives no time of its own.</summary>
    public static IReadOnlyList<WorkflowClock> Clocks(Workflow flow)
    {
        var files = flow.Steps.Any(s => s.Stage == CaseStage.File);
        var after = flow.Clocks.Where(c => !files || c.Runs.All(s => flow.Step(s).Stage > CaseStage.File)).ToList();
        return [.. after.Where(c => !after.Any(o => o != c && c.Runs.All(o.Runs.Contains) && o.Runs.Count > c.Runs.Count))];
    }
}
