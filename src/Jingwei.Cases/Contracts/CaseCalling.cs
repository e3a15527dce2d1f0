using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Contracts;

/// <summary>What dispatch needs to know of a case.</summary>
public sealed record CaseForDispatch(
    long Id, string Number, CaseState State, CaseSource Source, int Severity, string CategoryCode, Text Title, long AreaId, GeoPoint Place, Text Address, long? OfficerId, long? CrewId, long? CalledId, int Version);

/// <summary>The slices of a case that dispatch calls in its own transaction: who is called, and why.</summary>
public sealed class CaseCalling
{
    private readonly CaseBook book;

    internal CaseCalling(CaseBook book) => this.book = book;

    public static async Task<CaseForDispatch?> Find(CityDb db, long caseId) =>
        await db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Id == caseId) is { } row
            ? new CaseForDispatch(
                row.Id, row.Number, row.State, row.Source, row.Severity, row.CategoryCode, row.Title, row.AreaId, row.Place, row.Address, row.OfficerId, row.CrewId, row.CalledId, row.Version)
            : null;

    /// <summary>Accounts that hold a case now that is not yet done: officers until they handed over, crews until they are done.</summary>
    public static async Task<IReadOnlyDictionary<long, string>> InHand(CityDb db)
    {
        var officers = await db.Set<CaseRow>()
            .Where(c => c.OfficerId != null && (c.State == CaseState.Accepted || c.State == CaseState.OnTheWay || c.State == CaseState.Arrived || c.State == CaseState.Confirmed))
            .Select(c => new { Id = c.OfficerId!.Value, c.Number }).ToListAsync();
        var crews = await db.Set<CaseRow>()
            .Where(c => c.CrewId != null && (c.State == CaseState.HandedOver || c.State == CaseState.Handling))
            .Select(c => new { Id = c.CrewId!.Value, c.Number }).ToListAsync();
        return officers.Concat(crews).GroupBy(c => c.Id).ToDictionary(g => g.Key, g => g.First().Number);
    }

    /// <summary>Somebody is called for the case: an officer, point owner or operator to look, or a crew to clear.</summary>
    /// <param name="crew">True when it is the crew that is called.</param>
    public async Task Called(WriteScope scope, long caseId, long accountId, bool crew, string role, IReadOnlyList<Reason> reasons)
    {
        var row = await scope.Db.Set<CaseRow>().SingleAsync(c => c.Id == caseId);
        if (crew)
        {
            row.CrewId = accountId;
        }
        else
        {
            row.CalledId = accountId;
            row.CalledSince = scope.Now;
        }

        await CaseBook.Involve(scope, caseId, accountId, handled: false);
        var person = await PeopleOf(scope, accountId);
        CaseBook.Write(scope, caseId, Happening.ByRule("called", new { userName = person?.UserName, name = person?.DisplayName, role }, reasons));
        await book.Save(scope, row);
    }

    /// <summary>A call ended without an answer, or was answered; it stands in the history.</summary>
    public async Task Noted(WriteScope scope, long caseId, string code, object? args, IReadOnlyList<Reason>? reasons = null)
    {
        var row = await scope.Db.Set<CaseRow>().SingleAsync(c => c.Id == caseId);
        CaseBook.Write(scope, caseId, Happening.ByRule(code, args, reasons));
        await book.Save(scope, row);
    }

    /// <summary>Nobody is called any more.</summary>
    public async Task NobodyCalled(WriteScope scope, long caseId)
    {
        var row = await scope.Db.Set<CaseRow>().SingleAsync(c => c.Id == caseId);
        row.CalledId = null;
        row.CalledSince = null;
        await book.Save(scope, row);
    }

    private static async Task<City.Contracts.PersonCard?> PeopleOf(WriteScope scope, long accountId) =>
        (await City.Contracts.PeopleCards.Find(scope.Db, [accountId])).GetValueOrDefault(accountId);
}
