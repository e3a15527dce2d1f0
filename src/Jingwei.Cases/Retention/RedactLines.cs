using System.Text.Json;
using Jingwei.Cases.Causes;
using Jingwei.Cases.Duplicates;
using Jingwei.Cases.Hotline;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Rules.Replies;
using Jingwei.Cases.Rules.Retention;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Retention;

/// <summary>
/// Takes the words of and to reporters out of the lines that tell of a case. Of what staff noted for each other, numbers and addresses of persons are covered, unless nothing but the contact goes. The history opens for this
/// alone, and closes again before the transaction ends.
/// </summary>
internal static class RedactLines
{
    private static readonly string[] Reported = ["filedFromReport", TakeOrder.Code, Platforms.TakeHanded.Code, AddReporter.Code, FollowReport.Answered];
    private static readonly string[] Letters = [Correspondence.SaidCode, Correspondence.RepliedCode, Correspondence.AskedCode, Correspondence.SeenCode];

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
            await RedactBeside.Run(db, row, going, photos);
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

            if (kinds?.Contains(RemovedKind.Words) == true && line.Reasons?.Contains("wordsInCommon", StringComparison.Ordinal) == true)
            {
                // Why it looked like another report: the words that both have are the reporters'.
                await db.Database.ExecuteSqlAsync(
                    $"UPDATE case_history SET reasons = (SELECT json_group_array(json(r.value)) FROM json_each(reasons) r WHERE json_extract(r.value, '$.code') <> 'wordsInCommon') WHERE id = {line.Id}");
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
            : kinds.SequenceEqual([RemovedKind.Contact]) && !going.Covers(row) ? note
            : PersonalNumbers.CoveredIn(note, going.Known);

        bool Goes(bool isOne, RemovedKind kind) => isOne && kinds.Contains(kind);
    }

    /// <summary>The address to which a place was tied is the caller's, and so is the reason that they gave when they were called back.</summary>
    private static async Task Arguments(CityDb db, CaseRow row, CaseHistoryRow line, IReadOnlyList<RemovedKind> kinds, GoingReporters going)
    {
        if (line.Code == TiePlace.Code && kinds.Contains(RemovedKind.Words))
        {
            await db.Database.ExecuteSqlAsync($"UPDATE case_history SET args = json_remove(args, '$.address') WHERE id = {line.Id}");
        }
        else if (line.Code == BindCases.ChildBoundCode)
        {
            // What the reporters of the other cases read; newer lines do not have it.
            await db.Database.ExecuteSqlAsync($"UPDATE case_history SET args = json_remove(args, '$.cause') WHERE id = {line.Id}");
        }
        else if (going.IsCall(row, line.Code) && kinds.Contains(RemovedKind.Calls))
        {
            await db.Database.ExecuteSqlAsync($"UPDATE case_history SET args = json_remove(args, '$.reason') WHERE id = {line.Id} AND json_extract(args, '$.satisfaction') IS NOT NULL");
        }
    }

    private static string? MoveOf(string? args) =>
        args is not null && JsonSerializer.Deserialize<JsonElement>(args) is { ValueKind: JsonValueKind.Object } told && told.TryGetProperty("move", out var move) ? move.GetString() : null;

    /// <summary>A JSON array of files without these; null when none is left.</summary>
    public static string? FilesAfter(string? json, IReadOnlySet<string> photos)
    {
        if (json is null || photos.Count == 0)
        {
            return json;
        }

        var before = JsonSerializer.Deserialize<List<string>>(json)!;
        var after = before.FindAll(f => !photos.Contains(f));
        return after.Count == before.Count ? json : after.Count == 0 ? null : JsonSerializer.Serialize(after, StoredJson.Options);
    }
}
