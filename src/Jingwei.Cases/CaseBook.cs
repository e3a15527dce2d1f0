using System.Text.Json;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Cases.Rules.Hands;
using Jingwei.Cases.Workflows;
using Jingwei.City.Contracts;
using Jingwei.Storage;
using Jingwei.Storage.Live;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases;

/// <summary>What a case's history says about one happening.</summary>
/// <param name="ById">The account; null for rules and devices.</param>
/// <param name="ByRole">The part in which it was done: officer, crew, operator, resident, machine, …</param>
/// <param name="How">console, field, resident, device or rule.</param>
/// <param name="At">When it happened; null for the present instant.</param>
internal sealed record Happening(
    string Code,
    long? ById,
    string ByRole,
    string How,
    object? Args = null,
    string? Note = null,
    IReadOnlyList<string>? FileIds = null,
    IReadOnlyList<Reason>? Reasons = null,
    DateTimeOffset? At = null)
{
    public static Happening ByRule(string code, object? args = null, IReadOnlyList<Reason>? reasons = null) =>
        new(code, null, "machine", "rule", args, Reasons: reasons);
}

/// <summary>The one hand that writes cases: step, clocks, history, words for the search and news always go together.</summary>
internal sealed class CaseBook(CaseClocks clocks, WorkflowBook flows, CaseSummaries summaries, Appraisals.CaseFactBook facts, Search.CaseSearchIndex search, Today.RecentCases recent, Coding.CodeBook codes, Retention.RetentionBook retention, People people)
{
    /// <summary>Gives a new case its first step with its clocks, and its first line of history, and tells the city.</summary>
    public async Task File(WriteScope scope, CaseRow row, Happening how)
    {
        scope.Db.Add(row);
        await search.Put(scope.Db, row);
        var flow = flows.Of(row);
        Stand(row, flow.Step(flow.Begin));
        var table = await codes.InForce(scope.Db);
        (row.CodeVersion, row.Code) = (table.Version, row.Code ?? table.OfPackage(row.CategoryCode)?.Code);
        await clocks.Enter(scope, row, flow, null, flow.Begin, untouched: false);
        Write(scope, row.Id, how);
        scope.Emit(row.Number, new CaseFiled(row.Id, row.Number, row.Source, row.AreaId, row.Lon, row.Lat, row.Severity, row.CategoryCode) { Hold = row.Hold, Step = row.State, Stage = row.Stage });
        await Save(scope, row);
    }

    /// <summary>The next number of the city's year, such as <c>2026-沪-000012</c>.</summary>
    public static async Task<string> NextNumber(WriteScope scope, CitySettings city)
    {
        var year = (scope.Now + city.UtcOffsetAt(scope.Now)).Year;
        var counter = await scope.Db.Set<CaseNumberRow>().FindAsync(year);
        if (counter is null)
        {
            counter = new CaseNumberRow { Year = year };
            scope.Db.Add(counter);
        }

        counter.Last++;
        return CaseNumbers.Format(year, city.NumberMark, counter.Last);
    }

    /// <summary>
    /// Puts a case into a step: clocks that do not run there stop, those that do begin or go on. It is cleared when it comes to its check, or further, and no
    /// longer when it comes back from there.
    /// </summary>
    /// <param name="untouched">Nobody did what lies between: the clocks that stop are void.</param>
    public async Task Enter(WriteScope scope, CaseRow row, string step, bool untouched = false)
    {
        // What an earlier step of the same move has set must be seen by this one.
        await scope.Db.SaveChangesAsync();
        var flow = flows.Of(row);
        var to = flow.Step(step);
        var handled = row.Stage is CaseStage.Verify or CaseStage.Dispatch or CaseStage.Handle;
        var from = row.State;
        Stand(row, to);
        await clocks.Enter(scope, row, flow, from, step, untouched);
        if (to.Stage is CaseStage.Check or CaseStage.Close or CaseStage.Ended)
        {
            if (row.DoneAt is null && handled && row.Outcome is not (CaseOutcome.Voided or CaseOutcome.NotAccepted or CaseOutcome.Merged))
            {
                row.DoneAt = scope.Now;
                row.DoneMinutes = (scope.Now - row.OpenedAt).TotalMinutes;
            }
        }
        else
        {
            (row.DoneAt, row.DoneMinutes) = (null, null);
            if (!flow.Clocks.Any(c => c.Main && c.Runs.Contains(step)))
            {
                // It is to be cleared by an instant again once that clock begins; the one that has passed says nothing of it.
                row.ClearDueAt = null;
            }
        }

        await Close(scope, row, to.Stage == CaseStage.Ended ? scope.Now : null);
        if (to.Stage == CaseStage.Ended && await scope.Db.Set<Hands.CaseHandRow>().SingleOrDefaultAsync(h => h.CaseId == row.Id && (h.State == HandState.Asked || h.State == HandState.Waiting)) is { } hand)
        {
            await Hands.HandBook.Overtake(scope, row, hand, summaries.AreaOf(hand.FromAreaId).Name, summaries.AreaOf(hand.ToAreaId).Name);
        }

        if (to.Stage == CaseStage.Ended)
        {
            await Assists.OpenAssists.Overtake(scope, people, row);
        }

        foreach (var asked in await scope.Db.Set<Moves.CaseRequestRow>().Where(r => r.CaseId == row.Id && r.State == Moves.RequestState.Waiting).ToListAsync())
        {
            // What was asked for in another step can no longer be granted.
            asked.State = flow.Find(step, asked.Move) is null ? Moves.RequestState.Overtaken : asked.State;
            asked.DecidedAt = asked.State == Moves.RequestState.Overtaken ? scope.Now : null;
        }
    }

    /// <summary>Closes it, or opens it again; whoever has to do with it has one open case fewer, or more.</summary>
    private static async Task Close(WriteScope scope, CaseRow row, DateTimeOffset? at)
    {
        var (was, open) = (row.ClosedAt is null, at is null);
        row.ClosedAt = at;
        if (was == open)
        {
            return;
        }

        foreach (var party in await scope.Db.Set<CasePartyRow>().Where(p => p.CaseId == row.Id).ToListAsync())
        {
            party.Open = open;
        }
    }

    /// <summary>Appends a line to the history; its photos belong to the case from then on.</summary>
    public static void Write(WriteScope scope, long caseId, Happening happening)
    {
        var files = happening.FileIds is { Count: > 0 } given ? given.Distinct().ToList() : [];
        var id = scope.NewId();
        scope.Db.Add(new CaseHistoryRow
        {
            Id = id,
            CaseId = caseId,
            At = happening.At ?? scope.Now,
            RecordedAt = scope.Now,
            ById = happening.ById,
            ByRole = happening.ByRole,
            How = happening.How,
            Code = happening.Code,
            Args = Json(happening.Args),
            Note = happening.Note,
            FileIds = files.Count > 0 ? Json(files) : null,
            Reasons = happening.Reasons is { Count: > 0 } reasons ? Json(reasons) : null,
        });
        scope.Db.AddRange(files.Select(f => new CaseFileRow { HistoryId = id, FileId = f, CaseId = caseId }));
    }

    /// <summary>Records that an account has to do with a case; once it has handled, that stays.</summary>
    public static async Task Involve(WriteScope scope, CaseRow row, long accountId, bool handled)
    {
        var party = await scope.Db.Set<CasePartyRow>().FindAsync(row.Id, accountId);
        if (party is null)
        {
            scope.Db.Add(new CasePartyRow { CaseId = row.Id, AccountId = accountId, Handled = handled, Since = scope.Now, Open = row.ClosedAt is null, CategoryCode = row.CategoryCode });
        }
        else
        {
            party.Handled |= handled;
        }
    }

    /// <summary>Works out what the case shows of its clocks, raises its version and tells who watches and whoever has to do with it.</summary>
    public async Task Save(WriteScope scope, CaseRow row)
    {
        row.Version++;
        await SaveUnmoved(scope, row);
    }

    /// <summary>
    /// The same for what a move does not rest on, such as a message that went out or a limit that passed: the version stays, so that
    /// nobody's move is refused for it.
    /// </summary>
    public async Task SaveUnmoved(WriteScope scope, CaseRow row)
    {
        await scope.Db.SaveChangesAsync();
        var flow = flows.Of(row);
        var running = await CaseClocks.Of(scope.Db, row.Id);
        var stands = running.ConvertAll(c => new ClockStand(c.Kind, c.DueAt, c.SoonAt, c.MetAt, flow.FindClock(c.Kind)?.Main == true));
        var next = ClockStand.Next(stands);
        row.DueAt = next?.DueAt;
        row.DueKind = next?.Kind;
        row.SoonAt = next?.SoonAt;
        row.Late = ClockStand.IsLate(stands, scope.Now);
        await facts.Keep(scope, row, running);
        await scope.Db.SaveChangesAsync();
        recent.Keep(scope, row, running);
        await retention.Keep(scope, row);
        var news = (await summaries.Of(scope.Db, [row], scope.Now))[0];
        scope.Announce(new LiveNews(row.AreaId, null, "case", news));
        if (row.DeskAreaId is { } desk)
        {
            scope.Announce(new LiveNews(desk, null, "case", news));
        }

        foreach (var accountId in await scope.Db.Set<CasePartyRow>().Where(p => p.CaseId == row.Id).Select(p => p.AccountId).ToListAsync())
        {
            // A phone may still show what its person was called to, handed on or lost: each looks again.
            scope.Announce(new LiveNews(null, accountId, "task", new { caseNumber = row.Number }));
        }
    }

    private static void Stand(CaseRow row, WorkflowStep step) => (row.State, row.Stage, row.Hold) = (step.Id, step.Stage, step.Hold);

    private static string? Json(object? value) => value is null ? null : JsonSerializer.Serialize(value, value.GetType(), StoredJson.Options);
}
