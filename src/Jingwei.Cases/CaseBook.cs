using System.Text.Json;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules;
using Jingwei.City.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
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

/// <summary>The one hand that writes cases: state, clocks, history and news always go together.</summary>
internal sealed class CaseBook(IScenarioCatalog catalog, CaseSummaries summaries)
{
    /// <summary>Gives a new case its number, clocks and first line of history, and tells the city.</summary>
    public async Task File(WriteScope scope, CaseRow row, Happening how)
    {
        scope.Db.Add(row);
        var clocks = catalog.ClocksOf(row.CategoryCode);
        await SetClock(scope, row, CaseClockKind.Accept, scope.Now + clocks.Accept);
        await SetClock(scope, row, CaseClockKind.Arrive, scope.Now + clocks.Arrive);
        await SetClock(scope, row, CaseClockKind.Clear, scope.Now + clocks.Clear);
        Write(scope, row.Id, how);
        scope.Emit(row.Number, new CaseFiled(row.Id, row.Number, row.Source, row.AreaId, row.Lon, row.Lat, row.Severity, row.CategoryCode));
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
    /// Puts a case into a state: clocks that the state meets are stopped, the check's clock starts with "done", and a case that comes
    /// back from its check, or is opened again, gets a new time to be cleared.
    /// </summary>
    /// <param name="untouched">Nobody did what lies between: the clocks that stop are void.</param>
    public async Task Enter(WriteScope scope, CaseRow row, CaseState state, bool untouched = false)
    {
        // What an earlier step of the same move has set must be seen by this one.
        await scope.Db.SaveChangesAsync();
        row.State = state;
        var met = CaseClocks.MetBy(state);
        foreach (var clock in await ClocksOf(scope, row.Id))
        {
            if (clock.MetAt is null && met.Contains(clock.Kind))
            {
                clock.MetAt = scope.Now;
                clock.Void = untouched;
                await scope.CancelDue(WhenClockRunsOut.DueKind, clock.Id.ToString());
            }
        }

        switch (state)
        {
            case CaseState.Done:
                row.DoneAt = scope.Now;
                row.DoneMinutes = (scope.Now - row.OpenedAt).TotalMinutes;
                await SetClock(scope, row, CaseClockKind.Check, scope.Now + catalog.ClocksOf(row.CategoryCode).Check);
                break;
            case CaseState.Closed:
                row.ClosedAt = scope.Now;
                break;
            case CaseState.Filed or CaseState.HandedOver when row.DoneAt is not null:
                row.DoneAt = null;
                row.DoneMinutes = null;
                row.ClosedAt = null;
                await DropClock(scope, row.Id, CaseClockKind.Check);
                await SetClock(scope, row, CaseClockKind.Clear, scope.Now + catalog.ClocksOf(row.CategoryCode).Clear);
                break;
            default:
                break;
        }

        if (state == CaseState.Filed)
        {
            // Whoever takes it next has the same time as the first had.
            var clocks = catalog.ClocksOf(row.CategoryCode);
            await SetClock(scope, row, CaseClockKind.Accept, scope.Now + clocks.Accept);
            await SetClock(scope, row, CaseClockKind.Arrive, scope.Now + clocks.Arrive);
        }
    }

    /// <summary>Sets a clock anew: an unfinished one of the same kind is replaced.</summary>
    public static async Task SetClock(WriteScope scope, CaseRow row, CaseClockKind kind, DateTimeOffset dueAt)
    {
        await DropClock(scope, row.Id, kind);
        var clock = new CaseClockRow { Id = scope.NewId(), CaseId = row.Id, Kind = kind, SetAt = scope.Now, DueAt = dueAt };
        scope.Db.Add(clock);
        row.ClearDueAt = kind == CaseClockKind.Clear ? dueAt : row.ClearDueAt;
        await scope.Schedule(WhenClockRunsOut.DueKind, clock.Id.ToString(), dueAt, new WhenClockRunsOut.Body(row.Id));
    }

    private static async Task DropClock(WriteScope scope, long caseId, CaseClockKind kind)
    {
        foreach (var old in (await ClocksOf(scope, caseId)).Where(c => c.Kind == kind && c.MetAt is null))
        {
            await scope.CancelDue(WhenClockRunsOut.DueKind, old.Id.ToString());
            scope.Db.Remove(old);
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
    public static async Task Involve(WriteScope scope, long caseId, long accountId, bool handled)
    {
        var party = await scope.Db.Set<CasePartyRow>().FindAsync(caseId, accountId);
        if (party is null)
        {
            scope.Db.Add(new CasePartyRow { CaseId = caseId, AccountId = accountId, Handled = handled, Since = scope.Now });
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
        var clocks = (await ClocksOf(scope, row.Id)).Select(c => new RunningClock(c.Kind, c.SetAt, c.DueAt, c.MetAt)).ToList();
        var next = CaseClocks.Next(clocks);
        row.DueAt = next?.DueAt;
        row.DueKind = next?.Kind;
        row.SoonAt = next?.SoonAt;
        row.Late = CaseClocks.IsLate(clocks, scope.Now);
        await scope.Db.SaveChangesAsync();
        scope.Announce(new LiveNews(row.AreaId, null, "case", (await summaries.Of(scope.Db, [row], scope.Now))[0]));
        foreach (var accountId in await scope.Db.Set<CasePartyRow>().Where(p => p.CaseId == row.Id).Select(p => p.AccountId).ToListAsync())
        {
            // A phone may still show what its person was called to, handed on or lost: each looks again.
            scope.Announce(new LiveNews(null, accountId, "task", new { caseNumber = row.Number }));
        }
    }

    private static Task<List<CaseClockRow>> ClocksOf(WriteScope scope, long caseId) =>
        scope.Db.Set<CaseClockRow>().Where(c => c.CaseId == caseId).ToListAsync();

    private static string? Json(object? value) => value is null ? null : JsonSerializer.Serialize(value, value.GetType(), StoredJson.Options);
}
