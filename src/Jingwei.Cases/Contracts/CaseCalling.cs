using Jingwei.Cases.Workflows;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Contracts;

/// <summary>What dispatch needs to know of a case.</summary>
public sealed record CaseForDispatch(
    long Id, string Number, string State, CaseStage Stage, CaseHold Hold, CaseSource Source, int Severity, string CategoryCode, Text Title, long AreaId, GeoPoint Place, Text Address, long? OfficerId, long? CrewId, long? CalledId, int Version)
{
    /// <summary>Roles that its workflow calls here, one after the other; empty leaves it to the category.</summary>
    public IReadOnlyList<string> Call { get; init; } = [];

    /// <summary>Its clocks stand still.</summary>
    public bool Suspended { get; init; }
}

/// <summary>The slices of a case that dispatch calls in its own transaction: who is called, and why.</summary>
public sealed class CaseCalling
{
    /// <summary>The line of a case's history that tells of messages sent: its arguments name the channels.</summary>
    public const string CalledByCode = "calledBy";
    private const string CalledCode = "called";
    private readonly CaseBook book;

    internal CaseCalling(CaseBook book) => this.book = book;

    public static async Task<CaseForDispatch?> Find(CityDb db, long caseId) =>
        await db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Id == caseId) is { } row
            ? new CaseForDispatch(
                row.Id, row.Number, row.State, row.Stage, row.Hold, row.Source, row.Severity, row.CategoryCode, row.Title, row.AreaId, row.Place, row.Address, row.OfficerId, row.CrewId, row.CalledId, row.Version)
            {
                Call = ShippedWorkflows.Get(row.Workflow, row.WorkflowVersion).Step(row.State).Call,
                Suspended = row.SuspendedAt is not null,
            }
            : null;

    /// <summary>The case that was filed last.</summary>
    public static async Task<CaseForDispatch?> FindNewest(CityDb db) =>
        await db.Set<CaseRow>().OrderByDescending(c => c.Id).Select(c => (long?)c.Id).FirstOrDefaultAsync() is { } id ? await Find(db, id) : null;

    /// <summary>Cases that were filed before an instant and that nobody has taken.</summary>
    public async Task<IReadOnlyList<(long Id, string Number)>> WaitingSince(CityDb db, DateTimeOffset before) =>
        [.. (await db.Set<CaseRow>().Where(c => c.Hold == CaseHold.CallOfficer && c.OpenedAt < before).Select(c => new { c.Id, c.Number }).ToListAsync()).Select(c => (c.Id, c.Number))];

    /// <summary>Cases that wait for a crew and have not changed hands since before an instant.</summary>
    public async Task<IReadOnlyList<(long Id, string Number)>> HandedOverSince(CityDb db, DateTimeOffset before) =>
    [
        .. (await db.Set<CaseRow>()
            .Where(c => c.Hold == CaseHold.CallCrew && !db.Set<CaseHistoryRow>().Any(h => h.CaseId == c.Id && h.RecordedAt >= before))
            .Select(c => new { c.Id, c.Number }).ToListAsync()).Select(c => (c.Id, c.Number)),
    ];

    /// <summary>Limits of a case that have passed while what they are for has not happened, the one that was to be kept first before the others.</summary>
    public static async Task<IReadOnlyList<string>> PassedLimits(CityDb db, long caseId, DateTimeOffset now) =>
        await db.Set<CaseClockRow>().Where(c => c.CaseId == caseId && c.MetAt == null && c.DueAt <= now).OrderBy(c => c.DueAt).ThenBy(c => c.Id).Select(c => c.Kind).ToListAsync();

    /// <summary>The same for all cases whose limit passed before an instant and that have not changed since.</summary>
    public static async Task<IReadOnlyList<(long Id, string Number, CaseHold Hold, string Kind)>> PassedLimitsBefore(CityDb db, DateTimeOffset before) =>
    [
        .. (await db.Set<CaseClockRow>().Where(k => k.MetAt == null && k.DueAt < before)
            .Join(db.Set<CaseRow>(), k => k.CaseId, c => c.Id, (k, c) => new { c.Id, c.Number, c.Hold, k.Kind })
            .Where(c => !db.Set<CaseHistoryRow>().Any(h => h.CaseId == c.Id && h.RecordedAt >= before)).ToListAsync())
            .Select(c => (c.Id, c.Number, c.Hold, c.Kind)),
    ];

    /// <summary>Who took the case and gave it back as not theirs.</summary>
    public static async Task<IReadOnlySet<long>> GaveBack(CityDb db, long caseId)
    {
        var codes = ShippedWorkflows.All.SelectMany(f => f.Moves).Where(m => m.Does == MoveVerb.GiveBack).Select(m => m.Move).Distinct().ToList();
        return (await db.Set<CaseHistoryRow>().Where(h => h.CaseId == caseId && codes.Contains(h.Code) && h.ById != null).Select(h => h.ById!.Value).ToListAsync()).ToHashSet();
    }

    /// <summary>Who has handled the case so far, or one that it carries on.</summary>
    public static async Task<IReadOnlySet<long>> Handled(CityDb db, long caseId)
    {
        var carried = await CaseReporters.Below(db, caseId);
        return (await db.Set<CasePartyRow>().Where(p => EF.Parameter(carried).Contains(p.CaseId) && p.Handled).Select(p => p.AccountId).ToListAsync()).ToHashSet();
    }

    /// <summary>The case of each call that a history tells of, once for each call.</summary>
    public static IQueryable<long> ToldCalls(CityDb db) => db.Set<CaseHistoryRow>().Where(h => h.Code == CalledCode).Select(h => h.CaseId);

    /// <summary>How many messages the histories of the cases tell of, by case.</summary>
    public static async Task<IReadOnlyDictionary<long, int>> ToldMessages(CityDb db, CancellationToken ct)
    {
        var told = new Dictionary<long, int>();
        await foreach (var line in db.Set<CaseHistoryRow>().Where(h => h.Code == CalledByCode && h.Args != null).Select(h => new { h.CaseId, h.Args }).AsAsyncEnumerable().WithCancellation(ct))
        {
            using var args = System.Text.Json.JsonDocument.Parse(line.Args!);
            told[line.CaseId] = told.GetValueOrDefault(line.CaseId) + args.RootElement.GetProperty("channels").GetArrayLength();
        }

        return told;
    }

    public static async Task<IReadOnlyDictionary<long, string>> NumbersOf(CityDb db, IReadOnlyCollection<long> caseIds) =>
        await db.Set<CaseRow>().Where(c => caseIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Number);

    /// <summary>Which of the accounts hold a case now that is not yet done, and which: officers until they handed over, crews until they are done.</summary>
    public static async Task<IReadOnlyDictionary<long, string>> InHand(CityDb db, IReadOnlyCollection<long> accountIds)
    {
        var officers = await db.Set<CaseRow>()
            .Where(c => c.OfficerId != null && accountIds.Contains(c.OfficerId.Value) && c.Hold == CaseHold.Officer)
            .Select(c => new { Id = c.OfficerId!.Value, c.Number }).ToListAsync();
        var crews = await db.Set<CaseRow>()
            .Where(c => c.CrewId != null && accountIds.Contains(c.CrewId.Value) && (c.Hold == CaseHold.CallCrew || c.Hold == CaseHold.Crew))
            .Select(c => new { Id = c.CrewId!.Value, c.Number }).ToListAsync();
        return officers.Concat(crews).GroupBy(c => c.Id).ToDictionary(g => g.Key, g => g.First().Number);
    }

    /// <summary>Somebody is called for the case: an officer, point owner or operator to look, or a crew to clear. Who is called beside others moves nothing.</summary>
    /// <param name="crew">True when it is the crew that is called.</param>
    public async Task Called(WriteScope scope, long caseId, long accountId, bool crew, string role, IReadOnlyList<Reason> reasons)
    {
        var row = await scope.Db.Set<CaseRow>().SingleAsync(c => c.Id == caseId);
        var beside = !crew && row.CalledId is not null;
        if (crew)
        {
            row.CrewId = accountId;
            row.CalledId = accountId;
            row.CalledSince = scope.Now;
            row.AcceptedAt = null;
        }
        else
        {
            row.CalledId ??= accountId;
            row.CalledSince ??= scope.Now;
        }

        await CaseBook.Involve(scope, row, accountId, handled: false);
        await SetRinging(scope, caseId, accountId, ringing: true);
        var person = await PeopleOf(scope, accountId);
        CaseBook.Write(scope, caseId, Happening.ByRule(CalledCode, new { userName = person?.UserName, name = person?.DisplayName, role }, reasons));
        await (beside ? book.SaveUnmoved(scope, row) : book.Save(scope, row));
    }

    /// <summary>A call ended without an answer, or was answered; it stands in the history and moves nothing.</summary>
    public async Task Noted(WriteScope scope, long caseId, string code, object? args, IReadOnlyList<Reason>? reasons = null)
    {
        var row = await scope.Db.Set<CaseRow>().SingleAsync(c => c.Id == caseId);
        CaseBook.Write(scope, caseId, Happening.ByRule(code, args, reasons));
        await book.SaveUnmoved(scope, row);
    }

    /// <summary>The call of one account has ended; the last one's end leaves the case without anybody called.</summary>
    public async Task CallEnded(WriteScope scope, long caseId, long accountId)
    {
        await SetRinging(scope, caseId, accountId, ringing: false);
        await scope.Db.SaveChangesAsync();
        var row = await scope.Db.Set<CaseRow>().SingleAsync(c => c.Id == caseId);
        if (row.Hold == CaseHold.CallOfficer && row.CalledId == accountId)
        {
            row.CalledId = await scope.Db.Set<CasePartyRow>().Where(p => p.CaseId == caseId && p.Ringing).Select(p => (long?)p.AccountId).FirstOrDefaultAsync();
            row.CalledSince = row.CalledId is null ? null : row.CalledSince;
        }
    }

    private static async Task SetRinging(WriteScope scope, long caseId, long accountId, bool ringing)
    {
        if (await scope.Db.Set<CasePartyRow>().FindAsync(caseId, accountId) is { } party)
        {
            party.Ringing = ringing;
        }
    }

    private static async Task<City.Contracts.PersonCard?> PeopleOf(WriteScope scope, long accountId) =>
        (await City.Contracts.PeopleCards.Find(scope.Db, [accountId])).GetValueOrDefault(accountId);
}
