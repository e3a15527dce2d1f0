using System.Text.Json;
using System.Text.Json.Nodes;
using Jingwei.Cases.Duplicates;
using Jingwei.Cases.Hotline;
using Jingwei.Cases.Rules;
using Jingwei.Cases.Rules.Replies;
using Jingwei.Cases.Rules.Retention;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Retention;

/// <summary>
/// Takes the words of and to reporters out of the lines that tell of a case. Of what staff noted for each other, what looks like a number or an address of a person is covered. The history opens for this
/// alone, and closes again before the transaction ends.
/// </summary>
internal static class RedactLines
{
    private const string HotlineAnswer = "answer";
    private static readonly string[] Reported = ["filedFromReport", TakeOrder.Code, AddReporter.Code, FollowReport.Answered];
    private static readonly string[] Letters = [Correspondence.SaidCode, Correspondence.RepliedCode, Correspondence.AskedCode, Correspondence.SeenCode, HotlineAnswer];

    /// <summary>Beside the history: whose words of staff may hold a number.</summary>
    private static readonly (string Table, string Column)[] Staff =
    [
        ("case_request", "decision_note"), ("case_supervision", "words"), ("case_supervision", "answer"), ("case_supervision", "decision_note"), ("case_dispute", "reason"), ("case_dispute", "ruling"),
        ("case_hand", "reason"), ("case_hand", "decision_note"), ("case_cause", "matter"), ("case_first_asked", "next_reason"),
    ];

    public static async Task Run(CityDb db, IReadOnlyList<long> cases, IReadOnlyList<RemovedKind> kinds, IReadOnlySet<string> photos)
    {
        await db.SaveChangesAsync();
        foreach (var caseId in cases)
        {
            await db.Database.ExecuteSqlAsync($"INSERT INTO retention_open (case_id) VALUES ({caseId})");
            await History(db, caseId, kinds, photos);
            await db.Database.ExecuteSqlAsync($"DELETE FROM retention_open WHERE case_id = {caseId}");
            await Beside(db, caseId, kinds);
        }
    }

    /// <summary>What a note becomes; the same when nothing of it goes.</summary>
    internal static string? NoteAfter(string code, string? note, IReadOnlyList<RemovedKind> kinds) =>
        note is null || (Reported.Contains(code) && kinds.Contains(RemovedKind.Words)) || (Letters.Contains(code) && kinds.Contains(RemovedKind.Letters)) ? null : CoveredWords.Of(note);

    private static async Task History(CityDb db, long caseId, IReadOnlyList<RemovedKind> kinds, IReadOnlySet<string> photos)
    {
        var lines = await db.Set<CaseHistoryRow>().AsNoTracking().Where(h => h.CaseId == caseId).ToListAsync();
        foreach (var line in lines)
        {
            var note = NoteAfter(line.Code, line.Note, kinds);
            var files = FilesAfter(line.FileIds, photos);
            var by = line.ByRole == "resident" ? null : line.ById;
            if (note != line.Note || files != line.FileIds || by != line.ById)
            {
                await db.Database.ExecuteSqlAsync($"UPDATE case_history SET note = {note}, file_ids = {files}, by_id = {by} WHERE id = {line.Id}");
            }
        }
    }

    private static string? FilesAfter(string? json, IReadOnlySet<string> photos)
    {
        if (json is null || photos.Count == 0)
        {
            return json;
        }

        var before = JsonSerializer.Deserialize<List<string>>(json)!;
        var after = before.FindAll(f => !photos.Contains(f));
        return after.Count == before.Count ? json : after.Count == 0 ? null : JsonSerializer.Serialize(after, StoredJson.Options);
    }

    private static async Task Beside(CityDb db, long caseId, IReadOnlyList<RemovedKind> kinds)
    {
        if (kinds.Contains(RemovedKind.Letters))
        {
            await db.Set<CaseAnswerRow>().Where(a => a.CaseId == caseId).ExecuteUpdateAsync(a => a.SetProperty(r => r.Text, ""));
        }

        if (kinds.Contains(RemovedKind.Calls))
        {
            await db.Set<CaseCallRow>().Where(c => c.CaseId == caseId).ExecuteUpdateAsync(c => c.SetProperty(r => r.Reason, (string?)null));
            await db.Set<FirstAsked.CaseFirstAskedRow>().Where(f => f.CaseId == caseId).ExecuteUpdateAsync(f => f.SetProperty(r => r.ToldWords, (string?)null));
        }

        if (kinds.Contains(RemovedKind.Words))
        {
            await db.Set<HotlineOrderRow>().Where(o => o.CaseId == caseId).ExecuteUpdateAsync(o => o.SetProperty(r => r.AreaWords, (string?)null));
        }

        foreach (var request in await db.Set<Moves.CaseRequestRow>().AsNoTracking().Where(r => r.CaseId == caseId).Select(r => new { r.Id, r.Body }).ToListAsync())
        {
            if (CoverNote(request.Body) is { } covered)
            {
                await db.Set<Moves.CaseRequestRow>().Where(r => r.Id == request.Id).ExecuteUpdateAsync(r => r.SetProperty(x => x.Body, covered));
            }
        }

        foreach (var (table, column) in Staff)
        {
            await Cover(db, table, column, caseId);
        }
    }

    /// <summary>The request with its note covered; null when there is nothing to cover.</summary>
    internal static string? CoverNote(string body)
    {
        if (JsonNode.Parse(body) is not JsonObject request || request["note"] is not JsonValue value || !value.TryGetValue<string>(out var note) || CoveredWords.Of(note) is var covered && covered == note)
        {
            return null;
        }

        request["note"] = CoveredWords.Of(note);
        return request.ToJsonString(StoredJson.Options);
    }

    private static async Task Cover(CityDb db, string table, string column, long caseId)
    {
#pragma warning disable EF1002 // Names from the list above, nothing that anybody sent.
        var words = await db.Database.SqlQueryRaw<string>($"SELECT DISTINCT {column} AS Value FROM {table} WHERE case_id = {{0}} AND {column} IS NOT NULL", caseId).ToListAsync();
        foreach (var word in words.Where(w => CoveredWords.Of(w) != w))
        {
            await db.Database.ExecuteSqlRawAsync($"UPDATE {table} SET {column} = {{0}} WHERE case_id = {{1}} AND {column} = {{2}}", CoveredWords.Of(word), caseId, word);
        }
#pragma warning restore EF1002
    }
}
