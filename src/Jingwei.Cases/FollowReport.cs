using System.Text.Json;
using Jingwei.Cases.Causes;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Duplicates;
using Jingwei.Cases.Rules;
using Jingwei.Cases.Rules.Replies;
using Jingwei.Cases.Workflows;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases;

/// <param name="Words">What was written: by the center or whoever handles, or by this reporter.</param>
public sealed record ReportStep(DateTimeOffset At, string Code, object? Args, string? Words = null);

public sealed record ReportAnswer(bool Solved, DateTimeOffset At);

/// <summary>What a reporter sees: plain steps, no names of officers, nothing of other people.</summary>
/// <param name="MayAnswer">Whether "was it solved?" may be answered now, or the answer corrected.</param>
/// <param name="Answer">The answer that stands; null when there is none about the newest work.</param>
/// <param name="Number">By which this reporter follows.</param>
/// <param name="Text">The reporter's own words; null when a further reporter said none.</param>
/// <param name="Reporters">How many have reported it, this one counted.</param>
/// <param name="MaySay">Whether more can be said about it.</param>
/// <param name="Asked">Whether the center asked something that this reporter has not answered.</param>
/// <param name="RemovedAt">When all that was known of this reporter was removed; null while it is kept.</param>
/// <param name="Photos">The reporter's own, and what it looks like after the work; each by GET /reports/{number}/photos/{id}.</param>
public sealed record ReportView(
    string Number, string State, CaseStage Stage, CaseOutcome? Outcome, string? Text, DateTimeOffset At, PlaceView Place, IReadOnlyList<ReportStep> Steps, bool MayAnswer, ReportAnswer? Answer,
    IReadOnlyList<ReportPhoto> Photos, int Reporters, bool MaySay, bool Asked, DateTimeOffset? RemovedAt = null);

/// <summary>Shows a report to who has its number and code, or reported it with the account that now asks.</summary>
internal sealed class FollowReport(ICityReader reader, WorkflowBook flows, Streets streets, AreaDirectory areas, CityClock clock)
{
    public const string Answered = "reporterAnswered";
    private const string Filed = "filedFromReport";
    private const string HotlineAnswer = "answer";

    /// <summary>What happened, in the steps that a reporter understands; everything else stays inside.</summary>
    private static readonly Dictionary<string, string> PublicSteps = new()
    {
        [Filed] = "received",
        [AddReporter.Code] = "received",
        [MergeCases.MergedCode] = "merged",
        [MergeCases.SplitCode] = "splitOff",
        [BindCases.BoundCode] = "causeFound",
        [SettleChildren.SolvedCode] = "causeSolved",
        [SettleChildren.ToldCode] = "causeSolved",
        ["causeOpenAgain"] = "causeOpenAgain",
        [BindCases.ReleasedCode] = "splitOff",
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
        [Answered] = "answered",
        ["reopened"] = "reopened",
        ["file"] = "filed",
        ["dispatch"] = "dispatched",
        ["straight"] = "dispatched",
        ["refuse"] = "notAccepted",
        ["void"] = "voided",
        [Hotline.TakeOrder.Code] = "received",
        [HotlineAnswer] = "done",
        [Platforms.TakeHanded.Code] = "received",
        ["notSolved"] = "sentBack",
        ["calledBack"] = "closed",
        ["closeUnsolved"] = "closed",
        ["closeUnreached"] = "closed",
        ["toPlatform"] = "notAccepted",
        ["rework"] = "sentBack",
        ["close"] = "closed",
        [Correspondence.RepliedCode] = "replied",
        [Correspondence.AskedCode] = "asked",
        [Correspondence.SaidCode] = "said",
        [Retention.RemoveReporterData.Code] = "dataRemoved",
    };

    /// <summary>Of these the words are for the reporter too, a hotline's answer for its own caller; what is noted with any other step stays inside.</summary>
    private static readonly string[] Spoken = [Correspondence.RepliedCode, Correspondence.AskedCode, Correspondence.SaidCode, HotlineAnswer, BindCases.BoundCode];

    public Task<Result<ReportView>> Show(string number, string? code, Actor actor, CancellationToken ct) => reader.Read<Result<ReportView>>(async db =>
    {
        var found = await Find(db, number, code, actor);
        return found is var (row, reporter) ? await View(db, row, reporter) : Unknown;
    }, ct);

    /// <summary>Whether a photo is one that this report's reporter may see.</summary>
    public Task<bool> ShowsPhoto(string number, string? code, string fileId, Actor actor, CancellationToken ct) => reader.Read(async db =>
        await Find(db, number, code, actor) is var (row, reporter) && (await Lines(db, row, reporter)).Photos.Any(p => p.Id == fileId), ct);

    /// <summary>Reports of the signed-in resident, newest first.</summary>
    public Task<IReadOnlyList<ReportView>> Mine(Actor actor, CancellationToken ct) => reader.Read<IReadOnlyList<ReportView>>(async db =>
    {
        var accountId = actor.AccountId;
        var rows = await db.Set<CaseReporterRow>().Where(r => r.AccountId == accountId)
            .Join(db.Set<CaseRow>(), r => r.CaseId, c => c.Id, (r, c) => new { r, c }).OrderByDescending(x => x.r.Id).Take(50).ToListAsync(ct);
        var views = new List<ReportView>();
        foreach (var row in rows)
        {
            views.Add(await View(db, row.c, row.r));
        }

        return views;
    }, ct);

    internal static Refusal Unknown => Refusal.Because(RefusalKind.NotFound, "report_unknown");

    /// <summary>The reporter of that number, and the case that carries the report on.</summary>
    internal static async Task<(CaseRow, CaseReporterRow)?> Find(CityDb db, string number, string? code, Actor actor)
    {
        if (await db.Set<CaseReporterRow>().SingleOrDefaultAsync(r => r.Number == number) is not { } reporter
            || await db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Id == reporter.CaseId) is not { } row)
        {
            return null;
        }

        var own = actor.Kind == ActorKind.Person && reporter.AccountId == actor.AccountId;
        return own || (code is { Length: > 0 and <= 32 } && FollowCodes.Matches(number, code, reporter.FollowCodeHash)) ? (row, reporter) : null;
    }

    internal async Task<ReportView> View(CityDb db, CaseRow row, CaseReporterRow reporter)
    {
        var (steps, photos, letters) = await Lines(db, row, reporter);
        var origin = reporter.OriginCaseId == row.Id ? row : await db.Set<CaseRow>().SingleAsync(c => c.Id == reporter.OriginCaseId);
        var first = reporter.Id == origin.Id;
        var standing = ReporterAnswers.Standing(reporter.Solved, reporter.AnsweredAt, row.DoneAt, row.ClosedAt);
        return new ReportView(
            reporter.Number, row.State, row.Stage, row.Outcome, first ? origin.Text : reporter.Words, reporter.At,
            // A further reporter hears no more of the first one's place than what was asked about.
            new PlaceView(first ? origin.Lon : Math.Round(origin.Lon, PublishedReports.PlaceDigits), first ? origin.Lat : Math.Round(origin.Lat, PublishedReports.PlaceDigits), first ? origin.Address : await PlainAddress(db, origin)), steps,
            ReporterAnswers.MayAnswer(row.Stage, row.ClosedAt, clock.Now, row.Outcome),
            standing is { } solved ? new ReportAnswer(solved, reporter.AnsweredAt!.Value) : null,
            photos, await db.Set<CaseReporterRow>().CountAsync(r => r.CaseId == row.Id),
            row.Stage != CaseStage.Ended, row.Stage != CaseStage.Ended && Correspondence.IsAsked(letters, reporter.Number), reporter.RemovedAt);
    }

    /// <summary>The map's words: the case's own may be what another reporter wrote.</summary>
    private async Task<Text> PlainAddress(CityDb db, CaseRow row) => await streets.WordsFor(db, row.Place) ?? areas.Find(row.AreaId)?.Name ?? Text.Same("");

    /// <summary>What happened to the report where it was filed or joined, and then to the case that carries it on; of other reporters nothing.</summary>
    private async Task<(IReadOnlyList<ReportStep> Steps, IReadOnlyList<ReportPhoto> Photos, IReadOnlyList<Letter> Letters)> Lines(CityDb db, CaseRow row, CaseReporterRow reporter)
    {
        var codes = PublicSteps.Keys.ToList();
        var merges = await CaseReporters.MergesAbove(db, [reporter.OriginCaseId]);
        List<long> cases = [row.Id, reporter.OriginCaseId, .. merges.Select(m => m.IntoId)];
        var found = await db.Set<CaseHistoryRow>().Where(h => EF.Parameter(cases).Contains(h.CaseId) && codes.Contains(h.Code)).OrderBy(h => h.Id)
            .Select(h => new Line(h.CaseId, h.At, h.Code, h.FileIds, h.Args, h.Note)).ToListAsync();
        // What was written to all was written to those who were there.
        var since = reporter.OriginCaseId == row.Id ? reporter.At : merges.Where(m => m.IntoId == row.Id && m.SplitAt is null).Select(m => (DateTimeOffset?)m.At).Max() ?? reporter.At;
        // Of a case that carried it for a while there is what was said to and by this reporter.
        var lines = found.FindAll(l => l.CaseId == row.Id || l.CaseId == reporter.OriginCaseId ? IsFor(reporter, l, since) : Correspondence.KindOf(l.Code) is not null && NumberOf(l.Args) == reporter.Number);
        return (
            [.. lines.Select(l => new ReportStep(l.At, PublicSteps[l.Code], null, Spoken.Contains(l.Code) && (l.Code != HotlineAnswer || l.CaseId == reporter.Id) ? l.Note : null))],
            ReportPhotos.Of(flows.Of(row), lines.Select(l => (l.Code is AddReporter.Code or Correspondence.SaidCode ? Filed : l.Code, FilesOf(l.FileIds), l.At))),
            [.. lines.Select(l => Correspondence.KindOf(l.Code) is { } kind ? new Letter(kind, NumberOf(l.Args), l.At) : null).OfType<Letter>()]);
    }

    private static bool IsFor(CaseReporterRow reporter, Line line, DateTimeOffset since) => line.Code switch
    {
        Correspondence.SaidCode => NumberOf(line.Args) == reporter.Number,
        Correspondence.RepliedCode or Correspondence.AskedCode => NumberOf(line.Args) is { } to ? to == reporter.Number : line.At >= since || line.CaseId == reporter.OriginCaseId && line.At >= reporter.At,
        Filed => line.CaseId == reporter.Id,
        AddReporter.Code => NumberOf(line.Args) == reporter.Number,
        // Answers of before a case had several reporters name none.
        Answered => NumberOf(line.Args) is { } number ? number == reporter.Number : line.CaseId == reporter.Id,
        MergeCases.MergedCode or MergeCases.SplitCode => line.CaseId == reporter.OriginCaseId,
        _ => true,
    };

    internal static string? NumberOf(string? args) =>
        args is not null && JsonSerializer.Deserialize<JsonElement>(args) is { ValueKind: JsonValueKind.Object } told && told.TryGetProperty("number", out var number) ? number.GetString() : null;

    private sealed record Line(long CaseId, DateTimeOffset At, string Code, string? FileIds, string? Args, string? Note);

    private static IReadOnlyList<string> FilesOf(string? json) => json is null ? [] : JsonSerializer.Deserialize<List<string>>(json)!;
}
