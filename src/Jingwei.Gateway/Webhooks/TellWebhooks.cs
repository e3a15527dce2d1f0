using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Sensing.Contracts;
using Jingwei.Storage;
using Jingwei.Storage.Outbox;

namespace Jingwei.Gateway.Webhooks;

/// <summary>Makes news of what happened to cases.</summary>
internal sealed class TellWebhooksOfCases(WebhookQueue queue, NewsWords words)
    : IReaction<CaseFiled>, IReaction<CaseMoved>, IReaction<CaseClearedItself>, IReaction<CaseWorsened>, IReaction<CaseClockMissed>, IReaction<CaseSupervised>
{
    public Task When(CaseFiled happened, WriteScope scope) => Tell(scope, happened.CaseId, null, _ => WebhookEvents.CaseFiled);

    /// <summary>A move that ends a case is told as its closing.</summary>
    public Task When(CaseMoved happened, WriteScope scope) => Tell(
        scope, happened.CaseId, new { move = happened.Move, from = happened.From, fromStage = happened.FromStage, to = happened.To, toStage = happened.ToStage },
        _ => happened.ToStage == CaseStage.Ended ? WebhookEvents.CaseClosed : WebhookEvents.CaseMoved);

    public Task When(CaseClearedItself happened, WriteScope scope) => Tell(
        scope, happened.CaseId, new { move = "clearedItself", from = happened.From }, facts => facts.Stage == CaseStage.Ended ? WebhookEvents.CaseClosed : WebhookEvents.CaseMoved);

    public Task When(CaseWorsened happened, WriteScope scope) => Tell(scope, happened.CaseId, new { severityBefore = happened.From, severityNow = happened.To }, _ => WebhookEvents.CaseWorsened);

    public Task When(CaseClockMissed happened, WriteScope scope) => Tell(scope, happened.CaseId, new { clock = happened.Kind, wasDueAt = happened.DueAt }, _ => WebhookEvents.CaseLate);

    public Task When(CaseSupervised happened, WriteScope scope) => Tell(
        scope, happened.CaseId,
        new { what = happened.What, level = words.AreaOf(happened.LevelAreaId), answerDueAt = happened.DueAt, timesIgnored = happened.TimesIgnored }, _ => WebhookEvents.CaseSupervised);

    private async Task Tell(WriteScope scope, long caseId, object? happened, Func<CaseInCodes, string> type)
    {
        if (await WebhookQueue.IsWanted(scope, [.. WebhookEvents.All]) && await CaseInCodes.Find(scope.Db, caseId) is { } facts)
        {
            await queue.Put(scope, new WebhookNews(type(facts), facts.Number, facts.AreaId, facts.CategoryCode, new { @case = words.Of(facts), happened }));
        }
    }
}

/// <summary>Makes news of alarms that call for attention, and of their end.</summary>
internal sealed class TellWebhooksOfAlarms(WebhookQueue queue, NewsWords words, AlarmBook alarms) : IReaction<AlarmRaised>, IReaction<AlarmCleared>
{
    public Task When(AlarmRaised happened, WriteScope scope) => Tell(scope, happened.AlarmId, WebhookEvents.AlarmRaised);

    public Task When(AlarmCleared happened, WriteScope scope) => Tell(scope, happened.AlarmId, WebhookEvents.AlarmCleared);

    private async Task Tell(WriteScope scope, long alarmId, string type)
    {
        if (await WebhookQueue.IsWanted(scope, type) && await alarms.Find(scope.Db, alarmId, CancellationToken.None) is { } facts)
        {
            await queue.Put(scope, new WebhookNews(type, alarmId.ToString(), facts.AreaId, facts.CategoryCode, new { alarm = words.Of(facts) }));
        }
    }
}

/// <summary>What news says of a thing: numbers, codes, areas, instants, a link.</summary>
internal sealed class NewsWords(AreaDirectory areas, OutwardOptions options)
{
    public object AreaOf(long id) => new { id = id.ToString(), code = areas.Find(id)?.Code };

    public object Of(CaseInCodes facts) => new
    {
        number = facts.Number, source = facts.Source, category = facts.CategoryCode, severity = facts.Severity, area = AreaOf(facts.AreaId), step = facts.Step, stage = facts.Stage,
        outcome = facts.Outcome, openedAt = facts.OpenedAt, dueAt = facts.DueAt, closedAt = facts.ClosedAt, link = options.LinkTo($"/console/cases/{Uri.EscapeDataString(facts.Number)}"),
    };

    /// <summary>Not which device: of some, that is which home.</summary>
    public object Of(AlarmFacts facts) => new
    {
        id = facts.Id.ToString(), kind = facts.Kind, condition = facts.Condition, category = facts.CategoryCode, severity = facts.Severity, area = AreaOf(facts.AreaId),
        startedAt = facts.StartedAt, raisedAt = facts.RaisedAt, clearedAt = facts.ClearedAt, withdrawn = facts.Withdrawn ? true : (bool?)null, caseNumber = facts.CaseNumber,
        link = options.LinkTo("/console/alarms"),
    };
}
