using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts;
using Jingwei.Storage;
using Jingwei.Storage.Due;
using Jingwei.Storage.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Gateway.Warnings;

/// <summary>
/// The time of a warning of ours is over, as its last message said: it needs no further one. What a rule published goes on, by a further message, while an alarm that it may rest on lasts.
/// </summary>
internal sealed class WhenPublishedEnds(PublishingRules rules, AreaDirectory areas, PublishWarning publish) : IDueHandler
{
    public const string KindName = "warning.published.ends";

    public string Kind => KindName;

    public async Task Handle(DueRow due, WriteScope scope)
    {
        if (Ids.Find(due.Subject) is { } id && await scope.Db.Set<PublishedWarningRow>().SingleOrDefaultAsync(w => w.Id == id) is { State: PublishedState.InForce } row)
        {
            if (row.ByRule && rules.Find(row.Event) is { ByItself: true } rule && await WhenAlarmIsPublic.Lasts(scope, rule, areas, row.AreaId, 0))
            {
                await publish.Prolong(scope, row, rule.Hours);
                return;
            }

            (row.State, row.EndedAt) = (PublishedState.Expired, scope.Now);
        }
    }
}

/// <summary>
/// Where the rules say that an alarm publishes by itself, its beginning publishes and its end sounds the all-clear. One warning of an event and area at a time: further alarms rest on the one that stands.
/// </summary>
internal sealed class WhenAlarmIsPublic(PublishingRules rules, AlarmBook alarms, AreaDirectory areas, PublishWarning publish) : IReaction<AlarmRaised>, IReaction<AlarmCleared>
{
    private static readonly string[] SeverityOf = ["Unknown", "Minor", "Moderate", "Severe", "Extreme"];

    public async Task When(AlarmRaised happened, WriteScope scope)
    {
        if (await Rule(scope, happened.AlarmId) is not ({ } rule, { } alarm) || alarm.ClearedAt is not null || AreaFor(rule, alarm.AreaId) is not { } area || await Standing(scope, rule, area.Id) is not null)
        {
            return;
        }

        var words = new PublishedWords(
            new Text($"{area.Name.Zh}发布{rule.Name.Zh}预警", $"{rule.Name.InEnglish()} warning for {area.Name.InEnglish()}"),
            new Text($"{area.Name.Zh}的监测点发现{rule.Name.Zh}，预警由系统按规则发布。", $"Sensors in {area.Name.InEnglish()} found this: {rule.Name.InEnglish()}. Published by rule."), rule.Instruction);
        await publish.Store(
            scope, new CheckedWarning(rule.Code, area.Id, "Actual", SeverityOf[alarm.Severity], "Immediate", "Observed", rule.Hours, words), alarm.Id, byRule: true, Actor.Machine);
    }

    public async Task When(AlarmCleared happened, WriteScope scope)
    {
        if (await Rule(scope, happened.AlarmId) is not ({ } rule, { } alarm) || AreaFor(rule, alarm.AreaId) is not { } area || await Standing(scope, rule, area.Id) is not { ByRule: true } row)
        {
            return;
        }

        if (!await Lasts(scope, rule, areas, area.Id, alarm.Id))
        {
            await publish.End(scope, row, new Text("监测点已恢复正常，预警解除。", "What the sensors found is over."), Actor.Machine);
        }
    }

    private async Task<(PublishingRule? Rule, AlarmFacts? Alarm)> Rule(WriteScope scope, long alarmId)
    {
        // Most cities publish nothing by themselves: then nothing is asked.
        if (!rules.All.Any(r => r.ByItself))
        {
            return (null, null);
        }

        var alarm = await alarms.Find(scope.Db, alarmId, CancellationToken.None);
        return alarm is not null && rules.For(alarm.Kind, alarm.Condition, alarm.Severity) is { ByItself: true } rule ? (rule, alarm) : (null, null);
    }

    private Area? AreaFor(PublishingRule rule, long areaId) => NamedFor(areas, rule, areaId);

    /// <summary>Whether an alarm on which a rule's warning rests, other than one, lasts in its area; one that is silenced or worked on lasts all the same.</summary>
    public static Task<bool> Lasts(WriteScope scope, PublishingRule rule, AreaDirectory areas, long areaId, long exceptId) =>
        AlarmBook.AnyLasts(scope.Db, [.. rule.Alarms], areas.DescendantsOf(areaId).Select(a => a.Id).ToHashSet(), rule.LeastSeverity, exceptId);

    /// <summary>The area that a rule names for a place: the one of its level, else the next above it.</summary>
    public static Area? NamedFor(AreaDirectory areas, PublishingRule rule, long areaId)
    {
        var levels = ReadPublishingRules.Levels[..(Array.IndexOf(ReadPublishingRules.Levels, rule.Level) + 1)];
        return areas.AncestorsOf(areaId).FirstOrDefault(a => levels.Contains(a.Level));
    }

    private static Task<PublishedWarningRow?> Standing(WriteScope scope, PublishingRule rule, long areaId) => scope.Db.Set<PublishedWarningRow>()
        .Where(w => w.State == PublishedState.InForce && w.Status == "Actual" && w.Event == rule.Code && w.AreaId == areaId).OrderBy(w => w.Id).FirstOrDefaultAsync();
}
