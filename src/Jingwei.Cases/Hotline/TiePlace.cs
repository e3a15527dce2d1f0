using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Hotline;

/// <param name="Address">The place in words; the map's words when left out.</param>
public sealed record PlaceRequest(double? Lon, double? Lat, string? Address = null, int? ExpectedVersion = null);

/// <summary>Ties an open order to its place, as the hotline's desk learns it from the caller; the platform is told with its next look.</summary>
internal sealed class TiePlace(ICityWriter writer, CaseBook book, CaseAccess cases, FindOrderPlace find, Streets streets, CaseSummaries summaries, Search.CaseSearchIndex search)
{
    public const string Code = "placeTied";

    public Task<Result<string>> Run(string number, PlaceRequest request, Actor actor, string how, Access access, CancellationToken ct) => writer.Write<Result<string>>(async scope =>
    {
        if (await cases.Visible(scope.Db, actor).SingleOrDefaultAsync(c => c.Number == number, ct) is not { } row || await scope.Db.Set<HotlineOrderRow>().FindAsync(row.Id) is not { } order)
        {
            return Refusal.Because(RefusalKind.NotFound, "case_unknown", ("number", number));
        }

        if (actor.Kind != ActorKind.Person || !access.May(actor, Actions.HotlineWork, new AccessScope(row.DeskAreaId ?? row.AreaId)))
        {
            return Refusal.Because(RefusalKind.Forbidden, "may_not", ("action", Actions.HotlineWork));
        }

        if (row.Stage == CaseStage.Ended)
        {
            return Refusal.Because(RefusalKind.Conflict, "case_ended", ("number", number));
        }

        if (request.ExpectedVersion is { } expected && expected != row.Version)
        {
            return Refusal.Because(RefusalKind.Conflict, "version_changed", ("expected", expected), ("actual", row.Version));
        }

        if (request is not { Lon: { } lon, Lat: { } lat } || new GeoPoint(lon, lat) is not { IsOnEarth: true } place)
        {
            return Refusal.Invalid("lon", "place_required");
        }

        if (request.Address?.Length > ReportProblem.LongestAddress)
        {
            return Refusal.Invalid("address", "address_too_long", ("most", ReportProblem.LongestAddress));
        }

        // Only to where the same desk still works on it: elsewhere it is sent back to the platform.
        if (find.At(place, access.AreasFor(actor, Actions.HotlineWork)) is not { } area)
        {
            return Refusal.Invalid("lon", "order_place_outside");
        }

        var before = summaries.AreaOf(row.AreaId).Name;
        var words = string.IsNullOrWhiteSpace(request.Address) ? await streets.WordsFor(scope.Db, place) ?? row.Address : Text.Same(ReportProblem.Readable(request.Address).Trim());
        (row.AreaId, row.Lon, row.Lat, row.Address, order.PlaceOpen) = (area.Id, place.Lon, place.Lat, words, false);
        await search.Put(scope.Db, row);
        await CaseBook.Involve(scope, row, actor.AccountId, handled: false);
        CaseBook.Write(scope, row.Id, new Happening(Code, actor.AccountId, "hotline", how, new { from = before, to = area.Name, address = words }));
        await book.Save(scope, row);
        return row.Number;
    }, ct);
}
