using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Scenarios.Responses;

/// <summary>What a list of responses is narrowed to; null leaves it open.</summary>
/// <param name="State">open, proposed, inForce or past.</param>
/// <param name="Area">An area's id or official code: what lies below counts too, and what it lies in.</param>
/// <param name="Package">A package's code.</param>
/// <param name="Limit">1 to 200; 50 when null.</param>
/// <param name="Cursor">The id after which the page begins, from the page before.</param>
internal sealed record ResponseFilter(string? State, string? Area, string? Package, int? Limit, string? Cursor);

/// <summary>Responses that the asker may see: newest first; and one with its history.</summary>
internal sealed class ListResponses(ICityReader reader, ResponseAccess access, ResponseViews views)
{
    private const int UsualLimit = 50;
    private const int MostLimit = 200;

    public Task<Result<Page<ResponseView>>> Run(ResponseFilter filter, Actor actor, CancellationToken ct) => reader.Read<Result<Page<ResponseView>>>(async db =>
    {
        var limit = filter.Limit ?? UsualLimit;
        if (limit is < 1 or > MostLimit)
            return Refusal.Invalid("limit", "limit_out_of_range", ("least", 1), ("most", MostLimit));
        var before = long.MaxValue;
        if (!string.IsNullOrEmpty(filter.Cursor) && !long.TryParse(filter.Cursor, out before))
            return Refusal.Invalid("cursor", "cursor_invalid");
        var rows = access.Visible(db, actor, Ids.Find(filter.Area)).Where(r => r.Id < before);
        if (!string.IsNullOrEmpty(filter.State))
        {
            if (StatesOf(filter.State) is not { } states)
                return Refusal.Invalid("state", "state_unknown", ("known", "open, proposed, inForce, past"));
            rows = rows.Where(r => states.Contains(r.State));
        }
        if (!string.IsNullOrEmpty(filter.Package))
            rows = rows.Where(r => r.Package == filter.Package);
        var found = await rows.OrderByDescending(r => r.Id).Take(limit + 1).ToListAsync(ct);
        return new Page<ResponseView>(await views.Show(db, [.. found.Take(limit)], actor), found.Count > limit ? found[limit - 1].Id.ToString() : null);
    }, ct);

    public Task<Result<ResponsePage>> One(string id, Actor actor, CancellationToken ct) => reader.Read<Result<ResponsePage>>(async db =>
        Ids.Find(id) is { } known && await db.Set<ResponseRow>().SingleOrDefaultAsync(r => r.Id == known, ct) is { } row && access.MaySee(actor, row)
            ? await views.Page(db, row, actor)
            : MoveResponse.NotFound, ct);

    private static IReadOnlyList<ResponseState>? StatesOf(string state) => state switch
    {
        "open" => [ResponseState.Proposed, ResponseState.InForce],
        "proposed" => [ResponseState.Proposed],
        "inForce" => [ResponseState.InForce],
        "past" => [ResponseState.Ended, ResponseState.Lapsed],
        _ => null,
    };
}
