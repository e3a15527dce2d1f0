using Jingwei.Foundation;

namespace Jingwei.Cases.Rules.Appraisal;

/// <summary>A count that formulas may name.</summary>
/// <param name="Code">As formulas and the API write it: <c>dueToClose</c>.</param>
/// <param name="CountsAt">Which instant decides on the period that it counts in.</param>
/// <param name="Of">Whose facts it can be asked of.</param>
public sealed record NamedCount(FactKind Kind, Text Name, Text CountsAt, params Appraised[] Of)
{
    public string Code { get; } = char.ToLowerInvariant(Kind.ToString()[0]) + Kind.ToString()[1..];
}

/// <summary>All counts, one for each <see cref="FactKind"/>. What hangs on a clock counts when it was due; what came of it counts there too, whenever it came.</summary>
public static class NamedCounts
{
    private static readonly Text Report = new("上报时", "the report");
    private static readonly Text Filing = new("立案时", "the filing");
    private static readonly Text StepDue = new("该步骤到期时", "that step is due");
    private static readonly Text CaseDue = new("案卷应结案时", "the case is due to close");
    private static readonly Text Rework = new("派遣到期时；部门、区域按应结案时", "the dispatch is due; of departments and areas, the case is due to close");
    private static readonly Text Ordered = new("来电时", "the call");
    private static readonly Text Asked = new("回访时", "the call-back");
    private static readonly Text Rating = new("评价时", "the rating");

    public static IReadOnlyList<NamedCount> All { get; } =
    [
        new(FactKind.Reported, new("上报数", "Reported"), Report, Appraised.Inspector),
        new(FactKind.Valid, new("有效上报数", "Valid reports"), Report, Appraised.Inspector),
        new(FactKind.Filed, new("立案数", "Filed"), Filing, Appraised.Inspector, Appraised.ShiftLeader, Appraised.Area),
        new(FactKind.Missed, new("漏报数", "Missed"), Filing, Appraised.Inspector, Appraised.Area),
        new(FactKind.VerificationDue, new("应核实数", "Due to verify"), StepDue, Appraised.Inspector),
        new(FactKind.VerifiedOnTime, new("按时核实数", "Verified on time"), StepDue, Appraised.Inspector),
        new(FactKind.CheckDue, new("应核查数", "Due to check"), StepDue, Appraised.Inspector),
        new(FactKind.CheckedOnTime, new("按时核查数", "Checked on time"), StepDue, Appraised.Inspector),
        new(FactKind.IntakeDue, new("应受理数", "Due to take in"), StepDue, Appraised.Intake),
        new(FactKind.TakenInOnTime, new("按时受理数", "Taken in on time"), StepDue, Appraised.Intake),
        new(FactKind.VerificationSendDue, new("应派发核实数", "Due to send for verification"), StepDue, Appraised.Intake),
        new(FactKind.VerificationSentOnTime, new("按时派发核实数", "Sent for verification on time"), StepDue, Appraised.Intake),
        new(FactKind.CheckSendDue, new("应派发核查数", "Due to send for the check"), StepDue, Appraised.Intake),
        new(FactKind.CheckSentOnTime, new("按时派发核查数", "Sent for the check on time"), StepDue, Appraised.Intake),
        new(FactKind.FilingDue, new("应立案数", "Due to decide on filing"), StepDue, Appraised.ShiftLeader),
        new(FactKind.FiledOnTime, new("按时立案数", "Decided on filing on time"), StepDue, Appraised.ShiftLeader),
        new(FactKind.Voided, new("作废数", "Voided"), Filing, Appraised.ShiftLeader, Appraised.Area),
        new(FactKind.ClosingDue, new("应办理结案数", "Due to decide on closing"), StepDue, Appraised.ShiftLeader),
        new(FactKind.ClosingOnTime, new("按时办理结案数", "Decided on closing on time"), StepDue, Appraised.ShiftLeader),
        new(FactKind.DispatchDue, new("应派遣数", "Due to dispatch"), StepDue, Appraised.Dispatcher),
        new(FactKind.DispatchedOnTime, new("按时派遣数", "Dispatched on time"), StepDue, Appraised.Dispatcher),
        new(FactKind.Reworked, new("返工数", "Reworked"), Rework, Appraised.Dispatcher, Appraised.Department, Appraised.Area),
        new(FactKind.DueToHandle, new("应处置数", "Due to handle"), StepDue, Appraised.Department),
        new(FactKind.HandledOnTime, new("按时处置数", "Handled on time"), StepDue, Appraised.Department),
        new(FactKind.DueToClose, new("应结案数", "Due to close"), CaseDue, Appraised.Department, Appraised.Area),
        new(FactKind.Closed, new("结案数", "Closed"), CaseDue, Appraised.Department, Appraised.Area),
        new(FactKind.ClosedOnTime, new("按期结案数", "Closed on time"), CaseDue, Appraised.Department, Appraised.Area),
        new(FactKind.Accepted, new("受理数", "Accepted"), new("受理时", "the intake"), Appraised.Area),
        new(FactKind.SummonsDue, new("应到约请数", "Summons due"), new("应到时", "they must have come"), Appraised.Upward),
        new(FactKind.CameOnTime, new("按时到场数", "Came on time"), new("应到时", "they must have come"), Appraised.Upward),
        new(FactKind.PromiseDue, new("应兑现承诺数", "Promises due"), new("承诺到期时", "it was promised for"), Appraised.Upward),
        new(FactKind.PromiseKept, new("按时兑现承诺数", "Promises kept"), new("承诺到期时", "it was promised for"), Appraised.Upward),
        new(FactKind.Rated, new("评价数", "Rated"), Rating, Appraised.Upward),
        new(FactKind.RatedSolved, new("评为已解决数", "Rated as solved"), Rating, Appraised.Upward),
        new(FactKind.RatingPoints, new("评价得分", "Points given"), Rating, Appraised.Upward),
        new(FactKind.RatingMost, new("评价满分", "Most points"), Rating, Appraised.Upward),
        new(FactKind.Orders, new("工单数", "Orders"), Ordered, Appraised.Hotline),
        new(FactKind.OrdersSentBack, new("退单与作废数", "Sent back or voided"), Ordered, Appraised.Hotline),
        new(FactKind.ContactDue, new("应先行联系数", "Due to be contacted"), new("应联系时", "they had to be called"), Appraised.Hotline),
        new(FactKind.ContactedOnTime, new("按时联系数", "Contacted in time"), new("应联系时", "they had to be called"), Appraised.Hotline),
        new(FactKind.AnswerDue, new("应答复数", "Due to be answered"), new("应答复时", "it had to be answered"), Appraised.Hotline),
        new(FactKind.AnsweredOnTime, new("按时答复数", "Answered in time"), new("应答复时", "it had to be answered"), Appraised.Hotline),
        new(FactKind.CalledBack, new("回访接通数", "Reached by call-back"), Asked, Appraised.Hotline),
        new(FactKind.Satisfied, new("满意数", "Satisfied"), Asked, Appraised.Hotline),
        new(FactKind.TrulySolved, new("实际解决数", "Truly solved"), Asked, Appraised.Hotline),
        new(FactKind.PartlySolved, new("部分解决数", "Partly solved"), Asked, Appraised.Hotline),
        new(FactKind.NotReached, new("回访未接通数", "Not reached by call-back"), new("办结时", "the closing"), Appraised.Hotline),
        new(FactKind.SentForRework, new("未解决返工数", "Sent back as not solved"), Asked, Appraised.Hotline),
    ];

    private static readonly Dictionary<string, NamedCount> ByCode = All.ToDictionary(c => c.Code, StringComparer.Ordinal);
    private static readonly Dictionary<FactKind, NamedCount> ByKind = All.ToDictionary(c => c.Kind);

    public static NamedCount Get(FactKind kind) => ByKind[kind];

    public static NamedCount? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>What formulas of a table may name, in order.</summary>
    public static IEnumerable<NamedCount> Of(Appraised appraised) => All.Where(c => c.Of.Contains(appraised));
}
