namespace Jingwei.Gateway.Webhooks;

/// <summary>What a subscription can ask for; the names go out as <c>type</c> and stay.</summary>
internal static class WebhookEvents
{
    public const string CaseFiled = "case.filed";
    public const string CaseMoved = "case.moved";
    public const string CaseClosed = "case.closed";
    public const string CaseWorsened = "case.worsened";
    public const string CaseLate = "case.late";
    public const string CaseSupervised = "case.supervised";
    public const string AlarmRaised = "alarm.raised";
    public const string AlarmCleared = "alarm.cleared";

    /// <summary>What the test button sends; nobody subscribes to it.</summary>
    public const string Test = "webhook.test";

    public static IReadOnlyList<string> All { get; } = [CaseFiled, CaseMoved, CaseClosed, CaseWorsened, CaseLate, CaseSupervised, AlarmRaised, AlarmCleared];
}
