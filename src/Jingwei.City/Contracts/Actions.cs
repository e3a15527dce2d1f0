namespace Jingwei.City.Contracts;

/// <summary>
/// Everything that an actor can be allowed to do. Endpoints name one of these in <c>.Needs(…)</c>; which role may do which,
/// and where, stands in <c>Rules/RoleTable.cs</c>.
/// </summary>
public static class Actions
{
    public const string AreaRead = "area.read";
    public const string HomeRead = "home.read";
    public const string CaseRead = "case.read";
    public const string CaseMove = "case.move";
    public const string CaseCheck = "case.check";
    public const string CaseAssign = "case.assign";
    public const string CaseIntake = "case.intake";
    public const string CaseFile = "case.file";
    public const string CaseDispatch = "case.dispatch";
    public const string CaseHandle = "case.handle";
    /// <summary>Hands cases from one center to another, and answers whether a center takes one.</summary>
    public const string CaseHand = "case.hand";
    public const string CaseSupervise = "case.supervise";
    public const string CaseExport = "case.export";
    public const string MeetingRead = "meeting.read";
    public const string MeetingCall = "meeting.call";
    public const string MeetingAnswer = "meeting.answer";
    public const string MeetingDecide = "meeting.decide";
    public const string WorkItemRead = "workItem.read";
    public const string WorkItemAsk = "workItem.ask";
    public const string WorkItemJudge = "workItem.judge";
    public const string WorkItemAnswer = "workItem.answer";
    public const string AppealRead = "appeal.read";

    /// <summary>Appeals for a body against what is held against it.</summary>
    public const string AppealFile = "appeal.file";
    public const string AppealJudge = "appeal.judge";
    public const string AppraisalRead = "appraisal.read";

    /// <summary>Tries other formulas on what was counted; nothing is kept.</summary>
    public const string AppraisalDraft = "appraisal.draft";
    public const string HotlineOrder = "hotline.order";
    public const string HotlineWork = "hotline.work";
    public const string HotlineRead = "hotline.read";
    public const string ReportFile = "report.file";
    public const string ReportAssist = "report.assist";
    public const string ReportInspect = "report.inspect";
    public const string FileAdd = "file.add";
    public const string FileRead = "file.read";
    public const string DeviceRead = "device.read";
    public const string DeviceCommand = "device.command";
    public const string AlarmRead = "alarm.read";
    public const string AlarmAcknowledge = "alarm.acknowledge";
    public const string ScenarioRead = "scenario.read";
    public const string ScenarioWrite = "scenario.write";
    public const string ScenarioPublish = "scenario.publish";
    public const string ScenarioSet = "scenario.set";
    public const string ResponseRead = "response.read";
    public const string ResponseActivate = "response.activate";
    public const string ResponseWork = "response.work";
    public const string VitalSignRead = "vitalSign.read";
    public const string AlarmSilence = "alarm.silence";
    public const string RegisterRead = "register.read";
    public const string RegisterWrite = "register.write";

    /// <summary>Changes what the city owns and whose it is.</summary>
    public const string AssetWrite = "asset.write";
    public const string IngressRead = "ingress.read";
    public const string FiguresRead = "figures.read";
    public const string PeopleRead = "people.read";
    public const string PhoneSee = "phone.see";
    public const string DutyRead = "duty.read";
    public const string DutyManage = "duty.manage";
    public const string HandoverRead = "handover.read";
    public const string HandoverWrite = "handover.write";
    public const string MessageRead = "message.read";
    public const string CallRead = "call.read";
    public const string PositionRead = "position.read";
    public const string PositionSend = "position.send";
    public const string TaskRead = "task.read";
    public const string CallAnswer = "call.answer";
    public const string ShiftCheck = "shift.check";
    public const string LiveJoin = "live.join";
    public const string PasswordChange = "password.change";

    /// <summary>Sees warnings: those of others, and those that the center published.</summary>
    public const string WarningRead = "warning.read";

    /// <summary>Tells the world: publishes a warning, updates it, sounds the all-clear.</summary>
    public const string WarningPublish = "warning.publish";

    /// <summary>Another system's key sends warnings.</summary>
    public const string WarningSend = "warning.send";

    /// <summary>Keeps the sources that warnings come from.</summary>
    public const string WarningManage = "warning.manage";
    public const string WebhookManage = "webhook.manage";

    /// <summary>Sees which cases went to and came from other platforms, and what they refused.</summary>
    public const string ExchangeRead = "exchange.read";

    /// <summary>Hands a case to another platform, and sets right what was refused.</summary>
    public const string ExchangeHand = "exchange.hand";

    /// <summary>Keeps the addresses and secrets of other platforms.</summary>
    public const string ExchangeManage = "exchange.manage";

    /// <summary>Sees how long data of reporters is kept, what is due and what was removed.</summary>
    public const string RetentionRead = "retention.read";

    /// <summary>Keeps one case's data longer.</summary>
    public const string RetentionHold = "retention.hold";

    /// <summary>Proposes other periods, and publishes what a second person proposed.</summary>
    public const string RetentionWrite = "retention.write";
    public const string AccountManage = "account.manage";
}
