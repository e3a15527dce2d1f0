using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases;

public sealed record ReportStep(DateTimeOffset At, string Code, object? Args);

public sealed record ReportAnswer(bool Solved, DateTimeOffset At);

/// <summary>What a reporter sees: plain steps, no names of officers, nothing of other people.</summary>
public sealed record ReportView(
    string Number, CaseState State, CaseOutcome? Outcome, string? Text, DateTimeOffset At, PlaceView Place, IReadOnlyList<ReportStep> Steps, bool MayAnswer, ReportAnswer? Answer);

public sealed record AnswerRequest(string? Code, bool? Solved, string? Note = null);

/// <summary>Follows a report with its number and code, and says whether the problem was solved.</summary>
internal sealed class FollowReport(ICityReader reader, ICityWriter writer, CaseBook book)
{
    /// <summary>What happened, in the steps that a reporter understands; everything else stays inside.</summary>
    private static readonly Dictionary<string, string> PublicSteps = new()
    {
        ["filedFromReport"] = "received",
        ["filedFromAlarm"] = "received",
        ["accept"] = "accepted",
        ["onTheWay"] = "onTheWay",
        ["arrived"] = "arrived",
        ["reallySo"] = "confirmed",
        ["pickedUp"] = "solvedOnSpot",
        ["handedOver"] = "handedOver",
        ["done"] = "done",
        ["alreadyClear"] = "alreadyClear",
        ["falseAlarm"] = "nothingFound",
        ["notFound"] = "nothingFound",
        ["clearedItself"] = "alreadyClear",
        ["returned"] = "sentBack",
        ["checked"] = "closed",
        ["closedUnsampled"] = "closed",
        ["reporterAnswered"] = "answered",
    };

    public Task<Result<ReportView>> Show(string number, string? code, Actor actor, CancellationToken ct) => reader.Read<Result<ReportView>>(async db =>
    {
        var found = await Find(db, number, code, actor);
        return found is var (row, reporter) ? await View(db, row, reporter) : Unknown;
    }, ct);

    public Task<Result<ReportView>> Answer(string number, AnswerRequest request, Actor actor, CancellationToken ct) => writer.Write<Result<ReportView>>(async scope =>
    {
        if (await Find(scope.Db, number, request.Code, actor) is not var (row, reporter))
        {
            return Unknown;
        }

        if (request.Solved is not { } solved)
        {
            return Refusal.Invalid("solved", "answer_required");
        }

        if (request.Note?.Length > MoveCase.LongestNote)
        {
            return Refusal.Invalid("note", "note_too_long", ("most", MoveCase.LongestNote));
        }

        if (!MayAnswer(row, reporter))
        {
            return Refusal.Because(RefusalKind.Conflict, reporter.AnsweredAt is null ? "answer_too_early" : "answered_already");
        }

        reporter.Solved = solved;
        reporter.AnsweredAt = scope.Now;
        reporter.AnswerNote = request.Note;
        CaseBook.Write(scope, row.Id, new Happening("reporterAnswered", null, "resident", "resident", new { solved }, request.Note));
        await book.Save(scope, row);
        return await View(scope.Db, row, reporter);
    }, ct);

    /// <summary>Reports of the signed-in resident, newest first.</summary>
    public Task<IReadOnlyList<ReportView>> Mine(Actor actor, CancellationToken ct) => reader.Read<IReadOnlyList<ReportView>>(async db =>
    {
        var accountId = actor.AccountId;
        var rows = await db.Set<CaseReporterRow>().Where(r => r.AccountId == accountId)
            .Join(db.Set<CaseRow>(), r => r.CaseId, c => c.Id, (r, c) => new { r, c }).OrderByDescending(x => x.c.Id).Take(50).ToListAsync(ct);
        var views = new List<ReportView>();
        foreach (var row in rows)
        {
            views.Add(await View(db, row.c, row.r));
        }

        return views;
    }, ct);

    private static Refusal Unknown => Refusal.Because(RefusalKind.NotFound, "report_unknown");

    private static bool MayAnswer(CaseRow row, CaseReporterRow reporter) =>
        row.State is CaseState.Done or CaseState.Closed && reporter.AnsweredAt is null;

    private static async Task<(CaseRow, CaseReporterRow)?> Find(CityDb db, string number, string? code, Actor actor)
    {
        if (await db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Number == number) is not { } row
            || await db.Set<CaseReporterRow>().SingleOrDefaultAsync(r => r.CaseId == row.Id) is not { } reporter)
        {
            return null;
        }

        var own = actor.Kind == ActorKind.Person && reporter.AccountId == actor.AccountId;
        return own || (code is { Length: > 0 and <= 32 } && FollowCodes.Matches(number, code, reporter.FollowCodeHash)) ? (row, reporter) : null;
    }

    private static async Task<ReportView> View(CityDb db, CaseRow row, CaseReporterRow reporter)
    {
        var codes = PublicSteps.Keys.ToList();
        var lines = await db.Set<CaseHistoryRow>().Where(h => h.CaseId == row.Id && codes.Contains(h.Code)).OrderBy(h => h.Id)
            .Select(h => new { h.At, h.Code }).ToListAsync();
        return new ReportView(
            row.Number, row.State, row.Outcome, row.Text, row.OpenedAt, new PlaceView(row.Lon, row.Lat, row.Address),
            [.. lines.Select(l => new ReportStep(l.At, PublicSteps[l.Code], null))],
            MayAnswer(row, reporter),
            reporter is { Solved: { } solved, AnsweredAt: { } at } ? new ReportAnswer(solved, at) : null);
    }
}
