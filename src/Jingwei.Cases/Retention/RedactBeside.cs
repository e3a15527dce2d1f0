using System.Text.Json.Nodes;
using Jingwei.Cases.Appeals;
using Jingwei.Cases.Bulk;
using Jingwei.Cases.Hotline;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Rules.Retention;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Retention;

/// <summary>The same as <see cref="RedactLines"/> of what stands beside a case's history: answers, calls, requests, appeals, acts on many cases, and what staff wrote for each other.</summary>
internal static class RedactBeside
{
    /// <summary>Words of staff, which may hold the number of a person.</summary>
    public static readonly (string Table, string Column)[] Staff =
    [
        ("case_request", "decision_note"), ("case_supervision", "words"), ("case_supervision", "answer"), ("case_supervision", "decision_note"), ("case_dispute", "reason"), ("case_dispute", "ruling"),
        ("case_hand", "reason"), ("case_hand", "decision_note"), ("case_cause", "cause"), ("case_first_asked", "next_reason"), ("case_appeal", "words"), ("case_appeal", "decision_note"),
        ("case_assist", "what"), ("case_assist", "words"),
        ("case_hold", "reason"), ("case_hold", "lifted_why"),
    ];

    public static async Task Run(CityDb db, CaseRow row, GoingReporters going, IReadOnlySet<string> photos)
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

        var covers = going.Covers(row);
        foreach (var request in await db.Set<CaseRequestRow>().AsNoTracking().Where(r => r.CaseId == caseId).Select(r => new { r.Id, r.Move, r.Body }).ToListAsync())
        {
            var (call, answer) = (kinds.Contains(RemovedKind.Calls) && going.IsCall(row, request.Move), kinds.Contains(RemovedKind.Letters) && going.IsAnswer(row, request.Move));
            if (RequestAfter(request.Body, call, answer, covers ? going.Known : null) is { } after)
            {
                await db.Set<CaseRequestRow>().Where(r => r.Id == request.Id).ExecuteUpdateAsync(r => r.SetProperty(x => x.Body, after));
            }
        }

        foreach (var appeal in await db.Set<CaseAppealRow>().AsNoTracking().Where(a => a.CaseId == caseId).Select(a => new { a.Id, a.FileIds }).ToListAsync())
        {
            if (RedactLines.FilesAfter(appeal.FileIds, photos) is var files && files != appeal.FileIds)
            {
                await db.Set<CaseAppealRow>().Where(a => a.Id == appeal.Id).ExecuteUpdateAsync(a => a.SetProperty(r => r.FileIds, files ?? "[]"));
            }
        }

        foreach (var (table, column) in covers ? Staff : [])
        {
            await Cover(db, table, column, caseId, going.Known);
        }

        await Bulks(db, caseId);
    }

    /// <summary>An act on many cases that has ended keeps what was done: the words of it stand in the history of each.</summary>
    private static async Task Bulks(CityDb db, long caseId)
    {
        var ids = db.Set<CaseBulkItemRow>().Where(i => i.CaseId == caseId).Select(i => i.BulkId);
        foreach (var bulk in await db.Set<CaseBulkRow>().AsNoTracking().Where(b => ids.Contains(b.Id) && b.State != BulkState.Running).Select(b => new { b.Id, b.Act }).ToListAsync())
        {
            if (ActAfter(bulk.Act) is { } after)
            {
                await db.Set<CaseBulkRow>().Where(b => b.Id == bulk.Id).ExecuteUpdateAsync(b => b.SetProperty(r => r.Act, after));
            }
        }
    }

    /// <summary>The act without its words; null when it has none.</summary>
    internal static string? ActAfter(string act)
    {
        if (JsonNode.Parse(act) is not JsonObject whole)
        {
            return null;
        }

        var changed = false;
        foreach (var part in new[] { whole["move"], whole["hand"], (whole["move"] as JsonObject)?["callBack"] }.OfType<JsonObject>())
        {
            changed |= (part["note"] is JsonValue && part.Remove("note")) | (part["reason"] is JsonValue && part.Remove("reason"));
        }

        return changed ? whole.ToJsonString(StoredJson.Options) : null;
    }

    /// <summary>The request without what was said on the telephone or answered, else with its note covered; null when nothing of it goes.</summary>
    /// <param name="known">Numbers that are of no person; null when nothing is covered.</param>
    internal static string? RequestAfter(string body, bool call, bool answer, IReadOnlySet<string>? known)
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
            else if (known is not null && PersonalNumbers.CoveredIn(note, known) is var covered && covered != note)
            {
                request["note"] = covered;
                changed = true;
            }
        }

        return changed ? request.ToJsonString(StoredJson.Options) : null;
    }

    private static async Task Cover(CityDb db, string table, string column, long caseId, IReadOnlySet<string> known)
    {
#pragma warning disable EF1002 // Names from the list above, nothing that anybody sent.
        var words = await db.Database.SqlQueryRaw<string>($"SELECT DISTINCT {column} AS Value FROM {table} WHERE case_id = {{0}} AND {column} IS NOT NULL", caseId).ToListAsync();
        foreach (var word in words.Where(w => PersonalNumbers.CoveredIn(w, known) != w))
        {
            await db.Database.ExecuteSqlRawAsync($"UPDATE {table} SET {column} = {{0}} WHERE case_id = {{1}} AND {column} = {{2}}", PersonalNumbers.CoveredIn(word, known), caseId, word);
        }
#pragma warning restore EF1002
    }
}
