using System.Text.Json;
using System.Text.Json.Nodes;
using Jingwei.Cases.Duplicates;
using Jingwei.Cases.Hotline;
using Jingwei.Cases.Moves;
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
    private static readonly string[] Reported = ["filedFromReport", TakeOrder.Code, Platforms.TakeHanded.Code, AddReporter.Code, FollowReport.Answered];
    private static readonly string[] Letters = [Correspondence.SaidCode, Correspondence.RepliedCode, Correspondence.AskedCode, Correspondence.SeenCode];

    /// <summary>Beside the history: whose words of staff may hold a number.</summary>
    private static readonly (string Table, string Column)[] Staff =
    [
        ("case_request", "decision_note"), ("case_supervision", "words"), ("case_supervision", "answer"), ("case_supervision", "decision_note"), ("case_dispute", "reason"), ("case_dispute", "ruling"),
        ("case_hand", "reason"), ("case_hand", "decision_note"), ("case_cause", "matter"), ("case_first_asked", "next_reason"),
    ];

    /// <summary>Of these the number among the arguments, if there is one, is that of the reporter who wrote it or to whom it is written.</summary>
    public static bool IsWritten(string code) => Reported.Contains(code) || Letters.Contains(code);

    public static async Task Run(CityDb db, GoingReporters going, IReadOnlySet<string> photos)
    {
        await db.SaveChangesAsync();
        foreach (var row in going.Cases.Concat(going.Elsewhere.Select(e => e.Case)))
        {
            await db.Database.ExecuteSqlAsync($"INSERT INTO retention_open (case_id) VALUES ({row.Id})");
            await History(db, row, going, photos);
            await db.Database.ExecuteSqlAsync($"DELETE FROM retention_open WHERE case_id = {row.Id}");
        }

        foreach (var row in going.Cases)
        {
            await Beside(db, row, going);
        }
    }

    private static async Task History(CityDb db, CaseRow row, GoingReporters going, IReadOnlySet<string> photos)
    {
        var lines = await db.Set<CaseHistoryRow>().AsNoTracking().Where(h => h.CaseId == row.Id).ToListAsync();
        foreach (var line in lines)
        {
            var kinds = going.KindsOf(row, line);
            var note = kinds is null ? line.Note : NoteAfter(row, line, kinds, going);
            var files = going.LosesPhotos(row, line) ? FilesAfter(line.FileIds, photos) : line.FileIds;
            var by = line.ByRole == "resident" && kinds is not null ? null : line.ById;
            if (note != line.Note || files != line.FileIds || by != line.ById)
            {
                await db.Database.ExecuteSqlAsync($"UPDATE case_history SET note = {note}, file_ids = {files}, by_id = {by} WHERE id = {line.Id}");
            }

            if (files != line.FileIds)
            {
                var shown = files is null ? [] : JsonSerializer.Deserialize<List<string>>(files)!;
                await db.Set<CaseFileRow>().Where(f => f.HistoryId == line.Id && !EF.Parameter(shown).Contains(f.FileId)).ExecuteDeleteAsync();
            }

            if (kinds is not null && line.Args is not null)
            {
                await Arguments(db, row, line, kinds, going);
            }
        }
    }

    /// <summary>What a note becomes; the same when nothing of it goes.</summary>
    private static string? NoteAfter(CaseRow row, CaseHistoryRow line, IReadOnlyList<RemovedKind> kinds, GoingReporters going)
    {
        // What was asked for says what the move would have said.
        var code = line.Code == AskApproval.AskedCode ? MoveOf(line.Args) ?? line.Code : line.Code;
        return line.Note is not { } note || Goes(Reported.Contains(code), RemovedKind.Words) || Goes(Letters.Contains(code) || going.IsAnswer(row, code), RemovedKind.Letters) || Goes(going.IsCall(row, code), RemovedKind.Calls)
            ? null
            : CoveredWords.Of(note);

        bool Goes(bool isOne, RemovedKind kind) => isOne && kinds.Contains(kind);
    }

    /// <summary>The address to which a place was tied is the caller's, and so is the reason that they gave when they were called back.</summary>
    private static async Task Arguments(CityDb db, CaseRow row, CaseHistoryRow line, IReadOnlyList<RemovedKind> kinds, GoingReporters going)
    {
        if (line.Code == TiePlace.Code && kinds.Contains(RemovedKind.Words))
        {
            await db.Database.ExecuteSqlAsync($"UPDATE case_history SET args = json_remove(args, '$.address') WHERE id = {line.Id}");
        }
        else if (going.IsCall(row, line.Code) && kinds.Contains(RemovedKind.Calls))
        {
            await db.Database.ExecuteSqlAsync($"UPDATE case_history SET args = json_remove(args, '$.reason') WHERE id = {line.Id} AND json_extract(args, '$.satisfaction') IS NOT NULL");
        }
    }

    private static string? MoveOf(string? args) =>
        args is not null && JsonSerializer.Deserialize<JsonElement>(args) is { ValueKind: JsonValueKind.Object } told && told.TryGetProperty("move", out var move) ? move.GetString() : null;

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

    private static async Task Beside(CityDb db, CaseRow row, GoingReporters going)
    {
        var (caseId, kinds) = (row.Id, going.KindsOf(row));
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

        foreach (var request in await db.Set<CaseRequestRow>().AsNoTracking().Where(r => r.CaseId == caseId).Select(r => new { r.Id, r.Move, r.Body }).ToListAsync())
        {
            var (call, answer) = (kinds.Contains(RemovedKind.Calls) && going.IsCall(row, request.Move), kinds.Contains(RemovedKind.Letters) && going.IsAnswer(row, request.Move));
            if (RequestAfter(request.Body, call, answer) is { } after)
            {
                await db.Set<CaseRequestRow>().Where(r => r.Id == request.Id).ExecuteUpdateAsync(r => r.SetProperty(x => x.Body, after));
            }
        }

        foreach (var (table, column) in Staff)
        {
            await Cover(db, table, column, caseId);
        }
    }

    /// <summary>The request without what was said on the telephone or answered, else with its note covered; null when nothing of it goes.</summary>
    internal static string? RequestAfter(string body, bool call, bool answer)
    {
        if (JsonNode.Parse(body) is not JsonObject request)
        {
            return null;
        }

        var changed = call && request["callBack"] is JsonObject told && told.Remove("reason");
        if (request["note"] is JsonValue value && value.TryGetValue<string>(out var note))
        {
            if (call || answer)
            {
                changed |= request.Remove("note");
            }
            else if (CoveredWords.Of(note) is var covered && covered != note)
            {
                request["note"] = covered;
                changed = true;
            }
        }

        return changed ? request.ToJsonString(StoredJson.Options) : null;
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
