using System.Globalization;
using System.Text.RegularExpressions;
using Jingwei.Cases.Coding;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Rules.Retention;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Foundation.DataFiles;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Retention;

/// <summary>The city's own periods: one person proposes, sees first what would go, and a second publishes. Then all ended cases are planned anew.</summary>
internal sealed partial class RetentionVersions(ICityReader reader, ICityWriter writer, RetentionBook retention, PlanOldCases plans, IScenarioCatalog catalog, Access access, AreaDirectory areas, CityClock clock)
{
    private const int LongestText = 50_000;
    private const int SoonDays = 30;

    /// <summary>Who proposes what ships.</summary>
    public const long Product = 0;

    public Task<Result<RetentionPreview>> Check(RetentionText request, Actor actor, CancellationToken ct) => reader.Read<Result<RetentionPreview>>(async db =>
    {
        if ((MayNot(actor) ?? Size(request.Text)) is { } wrong)
        {
            return wrong;
        }

        var now = await retention.InForce(db);
        var (rule, _, mistakes) = Read(request.Text!, now.Version + 1);
        return rule is null ? new RetentionPreview(false, mistakes, [], 0, 0) : await Effects(db, now, rule, clock.Now);
    }, ct);

    public Task<Result<string>> Propose(RetentionText request, Actor actor, CancellationToken ct) => writer.Write<Result<string>>(async scope =>
    {
        if ((MayNot(actor) ?? Size(request.Text) ?? Note(request.Note)) is { } wrong)
        {
            return wrong;
        }

        var version = (await retention.InForce(scope.Db)).Version + 1;
        var (rule, yaml, mistakes) = Read(request.Text!, version);
        if (rule is null)
        {
            return Refusal.Invalid("text", "retention_has_mistakes", ("count", mistakes.Count), ("line", mistakes[0].Line), ("first", mistakes[0].Sentence.Zh));
        }

        if (VersionLine().Replace(await retention.TextInForce(scope.Db), "", 1).Trim() == VersionLine().Replace(yaml, "", 1).Trim())
        {
            return Refusal.Invalid("text", "retention_unchanged");
        }

        scope.Db.Add(new RetentionVersionRow { Id = scope.NewId(), Version = version, Yaml = yaml, Note = request.Note!.Trim(), ProposedById = actor.AccountId, ProposedAt = scope.Now, Shipped = retention.NewestShipped.Rule.Version });
        scope.Audit(actor.UserName, "retention.propose", version.ToString(CultureInfo.InvariantCulture), request.Note.Trim());
        return "";
    }, ct);

    public Task<Result<string>> Decide(string id, RetentionDecision request, Actor actor, CancellationToken ct) => writer.Write<Result<string>>(async scope =>
    {
        if (Ids.Find(id) is not { } known || await scope.Db.Set<RetentionVersionRow>().SingleOrDefaultAsync(v => v.Id == known) is not { } row)
        {
            return Refusal.Because(RefusalKind.NotFound, "proposal_not_found");
        }

        if (row.State != CodeVersionState.Proposed)
        {
            return Refusal.Because(RefusalKind.Conflict, "proposal_move_not_now", ("state", row.State), ("move", request.Decision));
        }

        CodeVersionState? to = request.Decision switch { "publish" => CodeVersionState.Published, "return" => CodeVersionState.Returned, "withdraw" => CodeVersionState.Withdrawn, _ => null };
        if (to is null)
        {
            return Refusal.Invalid("decision", "decision_unknown", ("known", new[] { "publish", "return", "withdraw" }));
        }

        var own = row.ProposedById == actor.AccountId;
        if (own != (to == CodeVersionState.Withdrawn))
        {
            return Refusal.Because(RefusalKind.Forbidden, own ? "proposal_needs_second_person" : "proposal_not_yours");
        }

        if (!own && !MayPublish(actor))
        {
            return Refusal.Because(RefusalKind.Forbidden, "not_allowed", ("action", Actions.RetentionWrite));
        }

        if (request.Note?.Length > MoveCase.LongestNote || (to == CodeVersionState.Returned && string.IsNullOrWhiteSpace(request.Note)))
        {
            return Note(request.Note)!;
        }

        if (to == CodeVersionState.Published && row.Version != (await retention.InForce(scope.Db)).Version + 1)
        {
            return Refusal.Because(RefusalKind.Conflict, "retention_overtaken", ("version", row.Version));
        }

        (row.State, row.DecidedById, row.DecidedAt, row.DecisionNote) = (to.Value, actor.AccountId, scope.Now, string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim());
        scope.Audit(actor.UserName, $"retention.{request.Decision}", row.Version.ToString(CultureInfo.InvariantCulture));
        await scope.Db.SaveChangesAsync();
        await plans.Await(scope);
        return "";
    }, ct);

    /// <summary>Newer periods that ship do not overrule those that the city published: they are proposed to it, once, and whoever publishes them sees first what would go.</summary>
    public async Task ProposeShipped(WriteScope scope)
    {
        var (yaml, rule) = retention.NewestShipped;
        var now = await retention.InForce(scope.Db);
        if (!now.Own || await scope.Db.Set<RetentionVersionRow>().AnyAsync(v => v.Shipped >= rule.Version))
        {
            return;
        }

        var (_, text, _) = Read(yaml, now.Version + 1);
        var note = string.Create(CultureInfo.InvariantCulture, $"随产品发布的第 {rule.Version} 版 (version {rule.Version}, as it ships)");
        scope.Db.Add(new RetentionVersionRow { Id = scope.NewId(), Version = now.Version + 1, Yaml = text, Note = note, ProposedById = Product, ProposedAt = scope.Now, Shipped = rule.Version });
        scope.Audit("retention", "retention.propose", (now.Version + 1).ToString(CultureInfo.InvariantCulture), note);
    }

    public bool MayWrite(Actor actor) => MayNot(actor) is null;

    // The periods are the same in the whole city, so that only who stands for the whole city decides on them.
    public bool MayPublish(Actor actor) => actor.Kind == ActorKind.Person && areas.City is { } city && access.May(actor, Actions.RetentionWrite, new AccessScope(city.Id));

    private async Task<RetentionPreview> Effects(CityDb db, RetentionRule now, RetentionRule then, DateTimeOffset at)
    {
        var plans = db.Set<CaseRetentionRow>();
        var kinds = await plans.GroupBy(p => new { p.CategoryCode, p.Source, p.Carries, p.Way }).Select(g => new { g.Key.CategoryCode, g.Key.Source, g.Key.Carries, g.Key.Way, Count = g.LongCount() }).ToListAsync();
        var effects = new List<RetentionEffect>();
        foreach (var kind in kinds)
        {
            var carried = RetentionBook.CarriedBy(kind.Carries);
            var (was, will) = (now.DaysOf(carried, kind.Way), then.DaysOf(carried, kind.Way));
            if (was == will)
            {
                continue;
            }

            var (gone, soon) = (at.AddDays(-will), at.AddDays(SoonDays - will));
            var of = plans.Where(p => p.CategoryCode == kind.CategoryCode && p.Source == kind.Source && p.Carries == kind.Carries && p.Way == kind.Way);
            var atOnce = await of.LongCountAsync(p => p.EndedAt <= gone && (p.HeldUntil == null || p.HeldUntil <= at));
            var later = await of.LongCountAsync(p => p.EndedAt > gone && p.EndedAt <= soon && (p.HeldUntil == null || p.HeldUntil <= at));
            effects.Add(new RetentionEffect(kind.CategoryCode, catalog.FindCategory(kind.CategoryCode)?.Name ?? Text.Same(kind.CategoryCode), kind.Source, kind.Way, was, will, kind.Count, atOnce, later));
        }

        return new RetentionPreview(true, [], [.. effects.OrderByDescending(e => e.AtOnce).ThenByDescending(e => e.Cases)], effects.Sum(e => e.AtOnce), effects.Sum(e => e.Soon));
    }

    /// <summary>Whoever edits the text in force need not count: the next version is the next number.</summary>
    private static (RetentionRule? Rule, string Yaml, IReadOnlyList<RetentionMistake> Mistakes) Read(string text, int version)
    {
        var mistakes = new List<FileMistake>();
        var yaml = VersionLine().Replace(text, string.Create(CultureInfo.InvariantCulture, $"version: {version}"), 1);
        return (ReadRetention.Read("", yaml, mistakes), yaml, [.. mistakes.Select(m => new RetentionMistake(m.Line, m.Sentence))]);
    }

    private Refusal? MayNot(Actor actor) =>
        actor.Kind == ActorKind.Person && access.May(actor, Actions.RetentionWrite, AccessScope.Anywhere) ? null : Refusal.Because(RefusalKind.Forbidden, "not_allowed", ("action", Actions.RetentionWrite));

    private static Refusal? Size(string? text) =>
        string.IsNullOrWhiteSpace(text) ? Refusal.Invalid("text", "text_required") : text.Length > LongestText ? Refusal.Invalid("text", "text_too_long", ("most", LongestText)) : null;

    private static Refusal? Note(string? note) =>
        string.IsNullOrWhiteSpace(note) ? Refusal.Invalid("note", "note_required") : note.Length > MoveCase.LongestNote ? Refusal.Invalid("note", "note_too_long", ("most", MoveCase.LongestNote)) : null;

    [GeneratedRegex(@"^version:[ \t]*\S+", RegexOptions.Multiline)]
    private static partial Regex VersionLine();
}
