using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Gateway.Warnings;

/// <summary>What this center published, and what it may publish.</summary>
internal sealed class ListPublished(ICityReader reader, Access access, AreaDirectory areas, PublishingRules rules, AlarmBook alarms, PublishedViews views, PublicAddress address, ComposeMessage compose)
{
    private const int Shown = 50;
    private const int MostSuggested = 20;

    /// <summary>Alarms among which those are found that are severe enough for their rule.</summary>
    private const int MostLookedAt = 500;

    /// <summary>The newest first; those in force alone when <paramref name="state"/> is <c>inForce</c>.</summary>
    public Task<Page<PublishedView>> Run(string? state, string? cursor, Actor actor, CancellationToken ct)
    {
        var roots = access.AreasFor(actor, Actions.WarningRead);
        var before = Ids.Find(cursor) ?? long.MaxValue;
        return reader.Read(
            async db =>
            {
                var rows = db.Set<PublishedWarningRow>().Where(w => w.Id < before && db.Set<AreaClosureRow>().Any(c => roots.Contains(c.AncestorId) && c.DescendantId == w.AreaId));
                if (state == "inForce")
                {
                    var standing = await db.Set<PublishedWarningRow>().Where(w => w.State == PublishedState.InForce).Select(w => w.Id).ToListAsync(ct);
                    rows = rows.Where(w => standing.Contains(w.Id));
                }

                var page = await rows.OrderByDescending(w => w.Id).Take(Shown + 1).ToListAsync(ct);
                return new Page<PublishedView>([.. page.Take(Shown).Select(w => views.Of(w, actor))], page.Count > Shown ? page[Shown - 1].Id.ToString() : null);
            },
            ct);
    }

    public Task<Result<PublishedPage>> One(string id, Actor actor, CancellationToken ct) => reader.Read<Result<PublishedPage>>(
        async db =>
        {
            if (Ids.Find(id) is not { } number || await db.Set<PublishedWarningRow>().SingleOrDefaultAsync(w => w.Id == number, ct) is not { } row
                || !access.May(actor, Actions.WarningRead, new AccessScope(row.AreaId)))
            {
                return Refusal.Because(RefusalKind.NotFound, "published_warning_unknown");
            }

            var messages = await db.Set<PublishedMessageRow>().Where(m => m.WarningId == number).OrderByDescending(m => m.Id).Take(Shown).ToListAsync(ct);
            return new PublishedPage(views.Of(row, actor), [.. messages.Select(views.Of)]);
        },
        ct);

    /// <summary>The rules as a form, and the alarms that stand now and may be made a warning.</summary>
    public Task<PublishChoices> Choices(Actor actor, CancellationToken ct) => reader.Read(
        async db =>
        {
            var names = rules.All.SelectMany(r => r.Alarms).Distinct().ToList();
            var conditions = names.ConvertAll(n => n[(n.IndexOf('.', StringComparison.Ordinal) + 1)..]);
            var mine = (await AlarmBook.AreasStanding(db, conditions)).Where(a => access.May(actor, Actions.WarningPublish, new AccessScope(a))).ToList();
            var standing = mine.Count == 0 ? [] : await alarms.Standing(db, names, mine, MostLookedAt);
            var suggestions = standing.Select(a => (Alarm: a, Rule: rules.For(a.Kind, a.Condition, a.Severity))).Where(s => s.Rule is not null)
                .Select(s => (s.Alarm, s.Rule, Area: WhenAlarmIsPublic.NamedFor(areas, s.Rule!, s.Alarm.AreaId))).Where(s => s.Area is not null).Take(MostSuggested)
                .Select(s => new PublishSuggestion(s.Alarm.Id.ToString(), s.Alarm.ConditionName, s.Alarm.Severity, s.Alarm.StartedAt, s.Rule!.Code, WarningWords.AreaOf(areas, s.Area!.Id)));
            return new PublishChoices(
                [.. rules.All.Select(r => new PublishChoice(r.Code, r.Name, r.Category, r.Hours, r.Instruction, r.Level))], ReadPublishingRules.Levels, [.. suggestions], address.OfFeed, compose.Sender);
        },
        ct);
}
