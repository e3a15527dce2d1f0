using System.Globalization;
using System.Text.RegularExpressions;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Rules.Coding;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Foundation.DataFiles;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Coding;

/// <param name="Text">A whole table as YAML, or a sheet of limits as CSV that begins with <c>code,condition,</c>.</param>
/// <param name="Note">What changes and why; for a proposal.</param>
public sealed record CodeText(string? Text, string? Note = null);

/// <param name="Decision">publish or return, by a second person; withdraw, by whoever proposed it.</param>
public sealed record CodeDecision(string? Decision, string? Note = null);

public sealed record CodeMistakeView(int Line, Text Sentence);

/// <param name="What">added, removed or changed.</param>
public sealed record CodeChangeView(string Code, Text Name, string What);

/// <summary>What would come of a text.</summary>
/// <param name="Yaml">The whole table as it would stand; null when something is wrong.</param>
/// <param name="Unknown">Package categories that no package declares.</param>
public sealed record CodePreview(bool Sound, IReadOnlyList<CodeMistakeView> Mistakes, IReadOnlyList<CodeChangeView> Changes, IReadOnlyList<string> Unknown, string? Yaml);

/// <param name="State">proposed, published, returned or withdrawn.</param>
public sealed record CodeVersionView(
    string Id, int Version, string Note, Text By, DateTimeOffset At, CodeVersionState State, Text? DecidedBy, DateTimeOffset? DecidedAt, string? DecisionNote, IReadOnlyList<CodeChangeView> Changes, bool MayDecide, bool MayWithdraw);

/// <param name="Yaml">The text in force, to begin a change from.</param>
/// <param name="Versions">What people of the city proposed, the newest first.</param>
public sealed record CodesPage(CodeTableView Table, string Yaml, IReadOnlyList<CodeVersionView> Versions, bool MayPropose);

/// <summary>The city's own versions of the table: one person proposes, a second publishes; a case that runs keeps the version that it began with.</summary>
internal sealed partial class CodeVersions(ICityReader reader, ICityWriter writer, CodeBook codes, IScenarioCatalog catalog, Access access, AreaDirectory areas)
{
    private const int LongestText = 500_000;
    private const int VersionsShown = 20;

    public Task<CodesPage> Show(Actor actor, CancellationToken ct) => reader.Read(async db => await Page(db, actor), ct);

    public Task<Result<CodePreview>> Check(CodeText request, Actor actor, CancellationToken ct) => reader.Read<Result<CodePreview>>(async db =>
        !MayPropose(actor) ? Refusal.Because(RefusalKind.Forbidden, "not_allowed", ("action", Actions.ScenarioWrite))
        : Size(request.Text) is { } size ? size : await Preview(db, request.Text!), ct);

    public Task<Result<CodesPage>> Propose(CodeText request, Actor actor, CancellationToken ct) => writer.Write<Result<CodesPage>>(async scope =>
    {
        if (!MayPropose(actor))
        {
            return Refusal.Because(RefusalKind.Forbidden, "not_allowed", ("action", Actions.ScenarioWrite));
        }

        if ((Size(request.Text) ?? Note(request.Note)) is { } wrong)
        {
            return wrong;
        }

        var preview = await Preview(scope.Db, request.Text!);
        if (!preview.Sound)
        {
            return Refusal.Invalid("text", "codes_have_mistakes", ("count", preview.Mistakes.Count), ("first", preview.Mistakes[0].Sentence.Zh));
        }

        if (preview.Changes.Count == 0 && Same(await codes.TextInForce(scope.Db), preview.Yaml!))
        {
            return Refusal.Invalid("text", "codes_unchanged");
        }

        scope.Db.Add(new CodeVersionRow
        {
            Id = scope.NewId(), Version = (await codes.InForce(scope.Db)).Version + 1, Yaml = preview.Yaml!, Note = request.Note!.Trim(), ProposedById = actor.AccountId, ProposedAt = scope.Now,
        });
        scope.Audit(actor.UserName, "codes.propose", request.Note!.Trim());
        await scope.Db.SaveChangesAsync();
        return await Page(scope.Db, actor);
    }, ct);

    public Task<Result<CodesPage>> Decide(string id, CodeDecision request, Actor actor, CancellationToken ct) => writer.Write<Result<CodesPage>>(async scope =>
    {
        if (Ids.Find(id) is not { } known || await scope.Db.Set<CodeVersionRow>().SingleOrDefaultAsync(v => v.Id == known) is not { } row)
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
            return Refusal.Because(RefusalKind.Forbidden, "not_allowed", ("action", Actions.ScenarioPublish));
        }

        if (request.Note?.Length > MoveCase.LongestNote || (to == CodeVersionState.Returned && string.IsNullOrWhiteSpace(request.Note)))
        {
            return Note(request.Note)!;
        }

        if (to == CodeVersionState.Published && row.Version != (await codes.InForce(scope.Db)).Version + 1)
        {
            return Refusal.Because(RefusalKind.Conflict, "codes_overtaken", ("version", row.Version));
        }

        (row.State, row.DecidedById, row.DecidedAt, row.DecisionNote) = (to.Value, actor.AccountId, scope.Now, string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim());
        scope.Audit(actor.UserName, $"codes.{request.Decision}", row.Version.ToString(CultureInfo.InvariantCulture));
        await scope.Db.SaveChangesAsync();
        return await Page(scope.Db, actor);
    }, ct);

    private async Task<CodesPage> Page(CityDb db, Actor actor)
    {
        var table = await codes.InForce(db);
        var rows = await db.Set<CodeVersionRow>().AsNoTracking().OrderByDescending(v => v.Id).Take(VersionsShown).ToListAsync();
        var names = await PeopleCards.Find(db, [.. rows.SelectMany(v => new[] { v.ProposedById, v.DecidedById }).OfType<long>().Distinct()]);
        return new CodesPage(CodeTableView.Of(table), await codes.TextInForce(db), [.. rows.Select(ViewOf)], MayPropose(actor));

        CodeVersionView ViewOf(CodeVersionRow row) => new(
            row.Id.ToString(), row.Version, row.Note, NameOf(row.ProposedById), row.ProposedAt, row.State, row.DecidedById is { } by ? NameOf(by) : null, row.DecidedAt, row.DecisionNote,
            row.State == CodeVersionState.Proposed && ReadCodeTable.Read("", row.Yaml, []) is { } proposed ? Changes(table, proposed) : [],
            row.State == CodeVersionState.Proposed && row.ProposedById != actor.AccountId && MayPublish(actor), row.State == CodeVersionState.Proposed && row.ProposedById == actor.AccountId);

        Text NameOf(long id) => names.GetValueOrDefault(id)?.DisplayName ?? Text.Same("–");
    }

    private async Task<CodePreview> Preview(CityDb db, string text)
    {
        var mistakes = new List<FileMistake>();
        var now = await codes.InForce(db);
        // Whoever edits the text in force need not count: the next version is the next number.
        var yaml = CodeCsv.Looks(text) ? CodeCsv.Into(await codes.TextInForce(db), text, now.Version + 1, mistakes) : VersionLine().Replace(text, $"version: {now.Version + 1}", 1);
        var table = yaml is null ? null : ReadCodeTable.Read("", yaml, mistakes);
        if (table is not null && table.Standard != now.Standard)
        {
            mistakes.Add(new FileMistake("", 1, "otherStandard", ReadCodeTable.Sentences.Of("otherStandard", new Dictionary<string, string> { ["given"] = now.Standard })));
        }

        return table is null || mistakes.Count > 0
            ? new CodePreview(false, [.. mistakes.Select(m => new CodeMistakeView(m.Line, m.Sentence))], [], [], null)
            : new CodePreview(true, [], Changes(now, table), [.. table.Categories.SelectMany(c => c.Maps).Where(m => catalog.FindCategory(m) is null).Order(StringComparer.Ordinal)], yaml);
    }

    /// <summary>Codes that are there no more, new, or otherwise than before.</summary>
    internal static IReadOnlyList<CodeChangeView> Changes(CodeTable from, CodeTable to)
    {
        var (before, after) = (from.Categories.ToDictionary(c => c.Code), to.Categories.ToDictionary(c => c.Code));
        return
        [
            .. after.Values.Where(c => !before.ContainsKey(c.Code)).Select(c => new CodeChangeView(c.Code, c.Name, "added")),
            .. after.Values.Where(c => before.TryGetValue(c.Code, out var was) && Words(was) != Words(c)).Select(c => new CodeChangeView(c.Code, c.Name, "changed")),
            .. before.Values.Where(c => !after.ContainsKey(c.Code)).Select(c => new CodeChangeView(c.Code, c.Name, "removed")),
        ];

        static string Words(CodeCategory c) => string.Join('|', [
            c.Name.Zh, c.Name.En, $"{c.Own}", $"{c.Check}", string.Join(',', c.Maps),
            .. c.Conditions.Select(x => $"{x.Id} {x.Name.Zh} {x.Name.En} {x.Limit} {string.Join(',', x.ByGrade.OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Value}"))}")]);
    }

    private static bool Same(string before, string after) => VersionLine().Replace(before, "", 1).Trim() == VersionLine().Replace(after, "", 1).Trim();

    private bool MayPropose(Actor actor) => actor.Kind == ActorKind.Person && access.May(actor, Actions.ScenarioWrite, AccessScope.Anywhere);

    // The table is the same in the whole city, so that only who stands for the whole city decides on it.
    private bool MayPublish(Actor actor) => actor.Kind == ActorKind.Person && areas.City is { } city && access.May(actor, Actions.ScenarioPublish, new AccessScope(city.Id));

    private static Refusal? Size(string? text) =>
        string.IsNullOrWhiteSpace(text) ? Refusal.Invalid("text", "text_required") : text.Length > LongestText ? Refusal.Invalid("text", "text_too_long", ("most", LongestText)) : null;

    private static Refusal? Note(string? note) =>
        string.IsNullOrWhiteSpace(note) ? Refusal.Invalid("note", "note_required") : note.Length > MoveCase.LongestNote ? Refusal.Invalid("note", "note_too_long", ("most", MoveCase.LongestNote)) : null;

    [GeneratedRegex(@"^version:[ \t]*\S+", RegexOptions.Multiline)]
    private static partial Regex VersionLine();
}
