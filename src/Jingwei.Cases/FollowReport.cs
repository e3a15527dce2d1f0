using System.Text.Json;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules;
using Jingwei.Cases.Workflows;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases;

public sealed record ReportStep(DateTimeOffset At, string Code, object? Args);

public sealed record ReportAnswer(bool Solved, DateTimeOffset At);

/// <summary>What a reporter sees: plain steps, no names of officers, nothing of other people.</summary>
/// <param name="MayAnswer">Whether "was it solved?" may be answered now, or the answer corrected.</param>
/// <param name="Answer">The answer that stands; null when there is none about the newest work.</param>
/// <param name="Photos">The reporter's own, and what it looks like after the work; each by GET /reports/{number}/photos/{id}.</param>
public sealed record ReportView(
    string Number, string State, CaseStage Stage, CaseOutcome? Outcome, string? Text, DateTimeOffset At, PlaceView Place, IReadOnlyList<ReportStep> Steps, bool MayAnswer, ReportAnswer? Answer,
    IReadOnlyList<ReportPhoto> Photos);

/// <summary>Shows a report to who has its number and code, or reported it with the account that now asks.</summary>
internal sealed class FollowReport(ICityReader reader, WorkflowBook flows, CityClock clock)
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
        ["closedUnsampled"] = "closedUnchecked",
        ["reporterAnswered"] = "answered",
        ["reopened"] = "reopened",
    };

    public Task<Result<ReportView>> Show(string number, string? code, Actor actor, CancellationToken ct) => reader.Read<Result<ReportView>>(async db =>
    {
        var found = await Find(db, number, code, actor);
        return found is var (row, reporter) ? await View(db, row, reporter) : Unknown;
    }, ct);

    /// <summary>Whether a photo is one that this report's reporter may see.</summary>
    public Task<bool> ShowsPhoto(string number, string? code, string fileId, Actor actor, CancellationToken ct) => reader.Read(async db =>
        await Find(db, number, code, actor) is var (row, _) && (await Lines(db, row)).Photos.Any(p => p.Id == fileId), ct);

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

    internal static Refusal Unknown => Refusal.Because(RefusalKind.NotFound, "report_unknown");

    internal static async Task<(CaseRow, CaseReporterRow)?> Find(CityDb db, string number, string? code, Actor actor)
    {
        if (await db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Number == number) is not { } row
            || await db.Set<CaseReporterRow>().SingleOrDefaultAsync(r => r.CaseId == row.Id) is not { } reporter)
        {
            return null;
        }

        var own = actor.Kind == ActorKind.Person && reporter.AccountId == actor.AccountId;
        return own || (code is { Length: > 0 and <= 32 } && FollowCodes.Matches(number, code, reporter.FollowCodeHash)) ? (row, reporter) : null;
    }

    internal async Task<ReportView> View(CityDb db, CaseRow row, CaseReporterRow reporter)
    {
        var (steps, photos) = await Lines(db, row);
        var standing = ReporterAnswers.Standing(reporter.Solved, reporter.AnsweredAt, row.DoneAt, row.ClosedAt);
        return new ReportView(
            row.Number, row.State, row.Stage, row.Outcome, row.Text, row.OpenedAt, new PlaceView(row.Lon, row.Lat, row.Address), steps,
            ReporterAnswers.MayAnswer(row.Stage, row.ClosedAt, clock.Now),
            standing is { } solved ? new ReportAnswer(solved, reporter.AnsweredAt!.Value) : null,
            photos);
    }

    private async Task<(IReadOnlyList<ReportStep> Steps, IReadOnlyList<ReportPhoto> Photos)> Lines(CityDb db, CaseRow row)
    {
        var codes = PublicSteps.Keys.ToList();
        var lines = await db.Set<CaseHistoryRow>().Where(h => h.CaseId == row.Id && codes.Contains(h.Code)).OrderBy(h => h.Id)
            .Select(h => new { h.At, h.Code, h.FileIds }).ToListAsync();
        return (
            [.. lines.Select(l => new ReportStep(l.At, PublicSteps[l.Code], null))],
            ReportPhotos.Of(flows.Of(row), lines.Select(l => (l.Code, FilesOf(l.FileIds), l.At))));
    }

    private static IReadOnlyList<string> FilesOf(string? json) => json is null ? [] : JsonSerializer.Deserialize<List<string>>(json)!;
}
