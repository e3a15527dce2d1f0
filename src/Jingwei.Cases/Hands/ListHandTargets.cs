using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Cases.Rules.Hands;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Hands;

/// <summary>The centers to which the actor can hand a case, and those to which they can take it; the nearest ways first, then by name.</summary>
internal sealed class ListHandTargets(ICityReader reader, CaseAccess access, HandBook hands, DeskPosts desks, AreaDirectory areas, CityClock clock)
{
    public const int Most = 100;

    public Task<Result<Page<HandTarget>>> Run(string number, string? q, Actor actor, CancellationToken ct) => reader.Read<Result<Page<HandTarget>>>(async db =>
    {
        var row = await db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Number == number, ct);
        if (row is null || await access.PartsOf(db, row, actor) == CasePart.None)
        {
            return Refusal.Because(RefusalKind.NotFound, "case_unknown", ("number", number));
        }

        if (row.Stage == CaseStage.Ended)
        {
            return new Page<HandTarget>([], null);
        }

        var found = hands.MayTakeTo(row, actor).Select(a => Target(a, HandKind.TakeOver, true)).ToList();
        var mayHand = hands.MayHand(row, actor);
        foreach (var id in await desks.All(db, clock.Now))
        {
            if (areas.Find(id) is not { } area || !HandRule.Levels.Contains(area.Level) || hands.WayTo(row, area) is not { } way)
            {
                continue;
            }

            var above = hands.StandsAbove(row, id, actor);
            // Whoever takes it to their own desk has no need to hand it up there.
            if ((above || mayHand) && !(way == HandKind.Up && found.Exists(t => t.Area.Id == id.ToString())))
            {
                found.Add(Target(area, way, !HandRule.NeedsAnswer(way, above)));
            }
        }

        var asked = q?.Trim() ?? "";
        return new Page<HandTarget>(
            [
                .. found.Where(t => asked.Length == 0 || t.Area.Name.Zh.Contains(asked, StringComparison.OrdinalIgnoreCase) || t.Area.Name.InEnglish().Contains(asked, StringComparison.OrdinalIgnoreCase))
                    .OrderByDescending(t => t.Kind).ThenBy(t => t.Area.Name.Zh, StringComparer.Ordinal).Take(Most),
            ],
            null);
    }, ct);

    private HandTarget Target(Area area, HandKind kind, bool atOnce) =>
        new(hands.Ref(area.Id), kind, area.Level == AreaLevels.Subdistrict && area.ParentId is { } parent ? hands.NameOf(parent) : null, atOnce);
}
