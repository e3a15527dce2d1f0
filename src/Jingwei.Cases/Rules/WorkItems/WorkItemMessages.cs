using Jingwei.Foundation;

namespace Jingwei.Cases.Rules.WorkItems;

/// <summary>What messages say of items and tasks: a number and what is to be done; the rest is read behind the sign-in.</summary>
public static class WorkItemMessages
{
    /// <param name="by">By when, as the city's clock shows it.</param>
    public static Text Asked(string number, string by) => new($"工作事项 {number} 申请准入，请在 {by} 前评审。", $"Work item {number} asks to be admitted; judge it by {by}.");

    public static Text NotJudged(string number) => new($"工作事项 {number} 逾期未评审，请过问。", $"Work item {number} was not judged in time; please look.");

    public static Text Judged(string number, WorkItemState state) => new($"工作事项 {number}：{Zh(state)}。", $"Work item {number}: {En(state)}.");

    public static Text Ended(string number) => new($"工作事项 {number} 准入期满，不再下派。", $"Work item {number}: its last day is over; it can be asked no more.");

    public static Text TaskGiven(string number, string by) => new($"新任务 {number}：请在 {by} 前完成，详情见手机。", $"New task {number}: do it by {by}; see your phone.");

    public static Text TaskLate(string number) => new($"任务 {number} 已超期。", $"Task {number} is late.");

    public static Text TaskDone(string number) => new($"任务 {number} 社区已报完成，请验收。", $"Task {number} is reported done; please look.");

    public static Text NotLookedAt(string number) => new($"任务 {number} 社区早已办完，还没有验收。", $"Task {number} was done days ago and nobody has looked.");

    public static Text TaskBack(string number) => new($"任务 {number} 被退回，请再办。", $"Task {number} was sent back.");

    public static Text TaskOver(string number) => new($"任务 {number} 已了结。", $"Task {number} is over.");

    public static Text Objected(string number, string by) => new($"任务 {number}：社区认为不在准入范围，请在 {by} 前裁定。", $"Task {number}: the neighborhood objects that it was not admitted; decide by {by}.");

    public static Text NotDecided(string number) => new($"任务 {number} 的异议逾期未裁定，请过问。", $"The objection to task {number} was not decided in time; please look.");

    public static Text TaskStruck(string number) => new($"工作事项 {number} 已清退，未办的任务不用再办。", $"Work item {number} was struck; what is open need not be done.");

    private static string Zh(WorkItemState state) => state switch
    {
        WorkItemState.Admitted => "准入", WorkItemState.Refused => "不予准入", WorkItemState.Returned => "退回补充", WorkItemState.Struck => "清退", _ => "已变更",
    };

    private static string En(WorkItemState state) => state switch
    {
        WorkItemState.Admitted => "admitted", WorkItemState.Refused => "refused", WorkItemState.Returned => "to be written otherwise", WorkItemState.Struck => "struck", _ => "changed",
    };
}
