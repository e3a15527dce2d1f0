using System.Globalization;
using System.Text.RegularExpressions;
using Jingwei.Cases.Coding;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Rules.Retention;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Foundation.DataFiles;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Retention;

/// <summary>Periods: one person, or the product, proposes, and a second one publishes who has seen what would go. Then all ended cases are planned anew. Nothing is removed before the first were published.</summary>
internal sealed partial class RetentionVersions(
    ICityReader reader, ICityWriter writer, RetentionBook retention, RetentionGate gate, PlanOldCases plans, PreviewPeriods previews, Access access, AreaDirectory areas, CityClock clock)
{
    private const int LongestText = 50_000;

    /// <summary>Who proposes what ships.</summary>
    public const long Product = 0;

    public Task<Result<RetentionPreview>> Check(RetentionText request, Actor actor, CancellationToken ct) => reader.Read<Result<RetentionPreview>>(async db =>
    {
        if ((MayNot(actor) ?? Size(request.Text)) is { } wrong)
        {
            return wrong;
        }

        var (rule, _, mistakes) = Read(request.Text!, (await retention.InForce(db)).Version + 1);
        return rule is null ? new RetentionPreview(false, mistakes, [], 0, 0, 0) : await previews.Of(db, rule, clock.Now);
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

        // What merely ships is in force nowhere: a person may propose the same.
        if ((await retention.InForce(scope.Db)).Own && VersionLine().Replace(await retention.TextInForce(scope.Db), "", 1).Trim() == VersionLine().Replace(yaml, "", 1).Trim())
        {
            return Refusal.Invalid("text", "retention_unchanged");
        }

        scope.Db.Add(new RetentionVersionRow { Id = scope.NewId(), Version = version, Yaml = yaml, Note = request.Note!.Trim(), ProposedById = actor.AccountId, ProposedAt = scope.Now, Shipped = retention.NewestShipped.Rule.Version });
        scope.Audit(actor.UserName, "retention.propose", version.ToString(CultureInfo.InvariantCulture), request.Note.Trim());
        return "";
    }, ct);

    public async Task<Result<string>> Decide(string id, RetentionDecision request, Actor actor, CancellationToken ct)
    {
        // Beside the writer: it counts in all plans.
        var goes = request.Decision == "publish" ? await reader.Read(db => AtOnce(db, id), ct) : 0;
        return await writer.Write(scope => Decide(scope, id, request, actor, goes), ct);
    }

    private async Task<Result<string>> Decide(WriteScope scope, string id, RetentionDecision request, Actor actor, long goes)
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
            return Refusal.Because(RefusalKind.Forbidden, "retention_city_only");
        }

        if (request.Note?.Length > MoveCase.LongestNote || (to == CodeVersionState.Returned && string.IsNullOrWhiteSpace(request.Note)))
        {
            return Note(request.Note)!;
        }

        if (to == CodeVersionState.Published && await NotNow(scope.Db, row, request.AtOnce, goes) is { } refusal)
        {
            return refusal;
        }

        (row.State, row.DecidedById, row.DecidedAt, row.DecisionNote) = (to.Value, actor.AccountId, scope.Now, string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim());
        scope.Audit(actor.UserName, $"retention.{request.Decision}", row.Version.ToString(CultureInfo.InvariantCulture));
        if (to == CodeVersionState.Published && await RetentionGate.Find(scope.Db) is not { StoppedAt: not null })
        {
            // Whoever published has seen what goes at once.
            await gate.Release(scope);
        }

        await scope.Db.SaveChangesAsync();
        await plans.Await(scope);
        return "";
    }

    /// <summary>Why it cannot be published: others came into force meanwhile, or what goes was not looked at.</summary>
    private async Task<Refusal?> NotNow(CityDb db, RetentionVersionRow row, long? seen, long goes)
    {
        var now = await retention.InForce(db);
        // What ships, and was never published, is published under its own number.
        var next = !now.Own && row.ProposedById == Product ? now.Version : now.Version + 1;
        return row.Version != next ? Refusal.Because(RefusalKind.Conflict, "retention_overtaken", ("version", row.Version))
            : seen is not { } known ? Refusal.Invalid("atOnce", "retention_preview_required")
            : goes > known ? Refusal.Because(RefusalKind.Conflict, "retention_more_goes", ("seen", known), ("count", goes)) : null;
    }

    private async Task<long> AtOnce(CityDb db, string id) =>
        Ids.Find(id) is { } known && await db.Set<RetentionVersionRow>().AsNoTracking().SingleOrDefaultAsync(v => v.Id == known) is { State: CodeVersionState.Proposed } row
        && Read(row.Yaml, row.Version).Rule is { } rule ? (await previews.Of(db, rule, clock.Now)).AtOnce : 0;


    /// <summary>
    /// Periods that ship are only proposed, once: nothing is removed by them until a person has seen what would go, and published them. Where the city has published, newer ones that ship follow those by number.
    /// </summary>
    public async Task ProposeShipped(WriteScope scope)
    {
        var (yaml, rule) = retention.NewestShipped;
        if (await scope.Db.Set<RetentionVersionRow>().AnyAsync(v => v.Shipped >= rule.Version && (v.ProposedById == Product || v.State == CodeVersionState.Published)))
        {
            return;
        }

        foreach (var older in await scope.Db.Set<RetentionVersionRow>().Where(v => v.ProposedById == Product && v.State == CodeVersionState.Proposed).ToListAsync())
        {
            (older.State, older.DecidedAt) = (CodeVersionState.Withdrawn, scope.Now);
        }

        var now = await retention.InForce(scope.Db);
        var version = now.Own ? now.Version + 1 : rule.Version;
        var note = string.Create(CultureInfo.InvariantCulture, $"随产品发布的第 {rule.Version} 版 (version {rule.Version}, as it ships)");
        scope.Db.Add(new RetentionVersionRow { Id = scope.NewId(), Version = version, Yaml = Read(yaml, version).Yaml, Note = note, ProposedById = Product, ProposedAt = scope.Now, Shipped = rule.Version });
        scope.Audit("retention", "retention.propose", version.ToString(CultureInfo.InvariantCulture), note);
    }

    public bool MayWrite(Actor actor) => MayNot(actor) is null;

    // The periods are the same in the whole city, so that only who stands for the whole city decides on them.
    public bool MayPublish(Actor actor) => actor.Kind == ActorKind.Person && areas.City is { } city && access.May(actor, Actions.RetentionWrite, new AccessScope(city.Id));

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
